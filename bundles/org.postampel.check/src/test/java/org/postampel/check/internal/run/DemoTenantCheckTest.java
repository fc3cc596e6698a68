package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.testkit.demo.DemoAccount.ANNA;
import static org.postampel.testkit.demo.DemoAccount.CARLA;
import static org.postampel.testkit.demo.DemoAccount.DIETER;
import static org.postampel.testkit.demo.DemoAccount.INFO;
import static org.postampel.testkit.demo.DemoAccount.SUPPORT;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.check.report.JsonReportWriter;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.HostResolver;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoTenant;

/** Exchange Online's refusals as the demo tenant plays them, each red and then green. */
@Timeout(60)
class DemoTenantCheckTest {

  private static final String EXCHANGE = "https://outlook.office.com/";

  @TempDir static Path folder;
  private static DemoTenant tenant;

  @BeforeAll
  static void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
  }

  @AfterAll
  static void stop() throws IOException {
    tenant.close();
  }

  @Test
  void sharedMailboxOfADelegateIsGreenWithOnePointOpen() throws IOException {
    CheckReport report = check(SUPPORT, ANNA);

    assertThat(report.light()).as(report.steps().toString()).isEqualTo(Light.GREEN);
    assertThat(report.open()).isEqualTo(1);
    assertThat(step(report, "sharing.send-as").reason()).contains(GreyReason.NOT_CHOSEN);
    StringWriter json = new StringWriter();
    new JsonReportWriter().write(report, Locale.GERMAN, json);
    assertThat(json.toString()).doesNotContain("eyJ");
  }

  @Test
  void sharedMailboxWithoutFullAccessIsRedAndNamesThePermission() {
    tenant.switches().fullAccess(SUPPORT, CARLA, false);
    CheckReport red = check(SUPPORT, CARLA);

    StepResult refused =
        red.steps().stream().filter(s -> s.light() == Light.RED).findFirst().orElseThrow();
    assertThat(refused.step().value()).startsWith("imap.");
    assertThat(refused.finding().orElseThrow().causes().get(0).key())
        .isEqualTo("cause.no-full-access");
    assertThat(refused.remedies().get(0).command())
        .isEqualTo(
            "Add-MailboxPermission "
                + SUPPORT.address()
                + " -User "
                + CARLA.address()
                + " -AccessRights FullAccess");

    tenant.switches().fullAccess(SUPPORT, CARLA, true);
    assertThat(step(check(SUPPORT, CARLA), "imap.mailbox").light()).isEqualTo(Light.GREEN);
    tenant.switches().fullAccess(SUPPORT, CARLA, false);
  }

  @Test
  void smtpAuthOfThePersonIsSwitchedOnByTheLineInTheReport() {
    CheckReport red = check(SUPPORT, DIETER);

    StepResult login = step(red, "smtp.login");
    assertThat(login.light()).isEqualTo(Light.RED);
    assertThat(login.finding().orElseThrow().code()).startsWith("smtp.auth-disabled-");
    assertThat(login.remedies().get(0).command())
        .isEqualTo(
            "Set-CASMailbox " + DIETER.address() + " -SmtpClientAuthenticationDisabled $false");
    assertThat(step(red, "smtp.sender").reason()).contains(GreyReason.BLOCKED);

    tenant.switches().smtpAuth(DIETER, Optional.of(true));
    assertThat(check(SUPPORT, DIETER).light()).isEqualTo(Light.GREEN);
    tenant.switches().smtpAuth(DIETER, Optional.of(false));
  }

  @Test
  void imapSwitchedOffForTheMailboxIsAmongTheCausesWithItsLine() {
    CheckReport red = check(INFO, ANNA);

    assertThat(red.light()).isEqualTo(Light.RED);
    StepResult refused =
        red.steps().stream().filter(s -> s.light() == Light.RED).findFirst().orElseThrow();
    assertThat(refused.remedies())
        .extracting(r -> r.command())
        .contains("Set-CASMailbox -Identity " + INFO.address() + " -ImapEnabled $true");

    tenant.switches().imap(INFO, true);
    assertThat(check(INFO, ANNA).light()).isEqualTo(Light.GREEN);
    tenant.switches().imap(INFO, false);
  }

  @Test
  void graphTokenIsRedAtTheClaimsAndTheServerAgrees() {
    CheckReport red =
        check(
            SUPPORT,
            ANNA,
            () -> tenant.tokens().forPerson(ANNA).audience("https://graph.microsoft.com").issue());

    assertThat(finding(red, "oauth.claims")).isEqualTo("token.audience-graph");
    assertThat(finding(red, "imap.login")).isEqualTo("imap.token-rejected");
    assertThat(step(red, "imap.login").finding().orElseThrow().causes())
        .first()
        .extracting(cause -> cause.key())
        .isEqualTo("cause.token-audience");
  }

  @Test
  void tokenWithoutTheScopeForSendingNamesIt() {
    CheckReport red =
        check(
            SUPPORT,
            ANNA,
            () -> tenant.tokens().forPerson(ANNA).permissions("IMAP.AccessAsUser.All").issue());

    assertThat(finding(red, "oauth.claims")).isEqualTo("token.scope-missing");
    assertThat(step(red, "oauth.claims").summary().in(Locale.GERMAN))
        .isEqualTo("Dem Token fehlt die Berechtigung SMTP.Send.");
    assertThat(step(red, "imap.mailbox").light()).isEqualTo(Light.GREEN);
    assertThat(step(red, "smtp.login").light()).isEqualTo(Light.RED);
  }

  @Test
  void tokenOfAnotherTenantIsRed() {
    UUID other = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
    CheckReport red =
        check(SUPPORT, ANNA, () -> tenant.tokens().forPerson(ANNA).ofTenant(other).issue());

    assertThat(finding(red, "oauth.claims")).isEqualTo("token.tenant-other");
  }

  @Test
  void expiredTokenIsTriedOnceMoreAndThenRed() {
    DemoSources sources =
        new DemoSources(() -> tenant.tokens().forPerson(ANNA).life(Duration.ofMinutes(-1)).issue());
    CheckReport red =
        runner(sources)
            .run(
                mailbox(SUPPORT, ANNA),
                CheckOptions.defaults(),
                CheckListener.NONE,
                new Cancellation());

    assertThat(finding(red, "oauth.claims")).isEqualTo("token.expired");
    assertThat(step(red, "imap.login").light()).isEqualTo(Light.RED);
    assertThat(sources.invalidated).as("once for each leg").hasValue(2);
    assertThat(step(red, "imap.login").finding().orElseThrow().causes().get(0).key())
        .isEqualTo("cause.token-time");
  }

  @Test
  void applicationOpensTheMailboxItWasGivenAndNoOther() {
    CheckReport green = application(SUPPORT);
    assertThat(green.light()).as(green.steps().toString()).isEqualTo(Light.GREEN);

    CheckReport red = application(DemoAccount.RECHNUNG);
    StepResult refused =
        red.steps().stream().filter(s -> s.light() == Light.RED).findFirst().orElseThrow();
    assertThat(refused.finding().orElseThrow().causes().get(0).key())
        .isEqualTo("cause.service-principal");
  }

  @Test
  void certificateThatEndsSoonIsYellow() {
    MailServer ending =
        new MailServer(
            MailProtocol.IMAP,
            tenant.host(),
            tenant.imapExpiringPort(),
            TransportSecurity.TLS,
            ServerSignIn.oauth());
    MailboxConfiguration mailbox =
        Samples.mailbox()
            .provider("microsoft365")
            .address(SUPPORT.address())
            .incoming(ending)
            .oauth(signIn(ANNA))
            .shared(true)
            .trustedCertificates(tenant.caFile())
            .build();

    CheckReport report =
        runner(new DemoSources(() -> tenant.tokens().forPerson(ANNA).issue()))
            .run(mailbox, CheckOptions.defaults(), CheckListener.NONE, new Cancellation());

    assertThat(report.light()).isEqualTo(Light.YELLOW);
    assertThat(finding(report, "imap.tls")).isEqualTo("tls.certificate-expires-soon");
    assertThat(step(report, "imap.mailbox").light()).isEqualTo(Light.GREEN);
  }

  @Test
  void pop3OfADelegateIsGreen() {
    MailboxConfiguration mailbox =
        Samples.mailbox()
            .provider("microsoft365")
            .address(SUPPORT.address())
            .incoming(
                new MailServer(
                    MailProtocol.POP3,
                    tenant.host(),
                    tenant.pop3Port(),
                    TransportSecurity.TLS,
                    ServerSignIn.oauth()))
            .oauth(signIn(ANNA))
            .shared(true)
            .trustedCertificates(tenant.caFile())
            .build();

    CheckReport report =
        runner(new DemoSources(() -> tenant.tokens().forPerson(ANNA).issue()))
            .run(mailbox, CheckOptions.defaults(), CheckListener.NONE, new Cancellation());

    assertThat(report.light()).as(report.steps().toString()).isEqualTo(Light.GREEN);
    assertThat(report.open()).as("receive-only: nothing is open").isZero();
  }

  private static CheckReport application(DemoAccount account) {
    String app = "https://outlook.office365.com/.default";
    OAuthSignIn signIn =
        OAuthSignIn.builder()
            .flow(OAuthFlow.CLIENT_CREDENTIALS)
            .account(new SignInAccount.Application())
            .authority(tenant.authority())
            .tenant(tenant.tenantId().toString())
            .clientId(tenant.applicationClientId().toString())
            .scopes(MailProtocol.IMAP, Set.of(app))
            .scopes(MailProtocol.SMTP, Set.of(app))
            .build();
    return runner(new DemoSources(() -> tenant.tokens().forApplication().issue()))
        .run(
            mailbox(account, signIn),
            CheckOptions.defaults(),
            CheckListener.NONE,
            new Cancellation());
  }

  private static CheckReport check(DemoAccount account, DemoAccount person) {
    return check(account, person, () -> tenant.tokens().forPerson(person).issue());
  }

  private static CheckReport check(
      DemoAccount account, DemoAccount person, Supplier<Secret> tokens) {
    return runner(new DemoSources(tokens))
        .run(
            mailbox(account, person),
            CheckOptions.defaults(),
            CheckListener.NONE,
            new Cancellation());
  }

  private static CheckRunner runner(DemoSources sources) {
    return CheckRunner.create(
        sources, sources, ProviderPresets.load(), HostResolver.system(), Clock.systemUTC());
  }

  private static MailboxConfiguration mailbox(DemoAccount account, DemoAccount person) {
    return mailbox(account, signIn(person));
  }

  private static MailboxConfiguration mailbox(DemoAccount account, OAuthSignIn signIn) {
    ServerSignIn oauth = ServerSignIn.oauth();
    return Samples.mailbox()
        .provider("microsoft365")
        .address(account.address())
        .incoming(
            new MailServer(
                MailProtocol.IMAP, tenant.host(), tenant.imapPort(), TransportSecurity.TLS, oauth))
        .outgoing(
            new MailServer(
                MailProtocol.SMTP,
                tenant.host(),
                tenant.smtpStartTlsPort(),
                TransportSecurity.STARTTLS,
                oauth))
        .oauth(signIn)
        .shared(account.isShared())
        .trustedCertificates(tenant.caFile())
        .build();
  }

  private static OAuthSignIn signIn(DemoAccount person) {
    return OAuthSignIn.builder()
        .account(new SignInAccount.Person(person.address()))
        .authority(tenant.authority())
        .tenant(tenant.tenantId().toString())
        .clientId(tenant.publicClientId().toString())
        .scopes(MailProtocol.IMAP, Set.of(EXCHANGE + "IMAP.AccessAsUser.All"))
        .scopes(MailProtocol.POP3, Set.of(EXCHANGE + "POP.AccessAsUser.All"))
        .scopes(MailProtocol.SMTP, Set.of(EXCHANGE + "SMTP.Send"))
        .build();
  }

  private static StepResult step(CheckReport report, String id) {
    return report.step(new StepId(id)).orElseThrow();
  }

  private static String finding(CheckReport report, String id) {
    return step(report, id).finding().map(f -> f.code()).orElse("none");
  }
}
