package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Remedy;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AuthorityProbeOutcome;
import org.postampel.oauth.Ending;
import org.postampel.oauth.PendingConsent;
import org.postampel.oauth.TokenClaims;
import org.postampel.testkit.certificate.CertificateAuthority;

/** Every finding about settings, secrets, authority and consent: seen, then green without it. */
@Timeout(60)
class AccountStepsTest {

  private final Bench bench = new Bench();

  @Test
  void unknownOrganisationIsRedUntilItIsKnown() {
    bench.authority =
        () ->
            new AuthorityProbeOutcome.Refused(
                failure("invalid_tenant", "", "AADSTS90002: Tenant 'x' not found."), Duration.ZERO);
    StepResult red = assertDisproved("signin.tenant-unknown");
    assertThat(red.evidence().get(0).text()).contains("AADSTS90002");

    assertGreenAgain("oauth.endpoint");
  }

  @Test
  void organisationInAnotherCloudIsRed() {
    bench.authority =
        () ->
            new AuthorityProbeOutcome.Reachable(
                "https://login.microsoftonline.us/x/v2.0",
                "login.microsoftonline.us",
                Duration.ZERO);
    assertDisproved("signin.wrong-cloud");

    assertGreenAgain("oauth.endpoint");
  }

  @Test
  void clockThatIsElevenMinutesSlowIsYellowAndSaysHowMuch() {
    bench.authority = () -> reachable(Duration.ofMinutes(11));
    StepResult yellow = assertNoticed("oauth.endpoint", Light.YELLOW, "signin.clock-wrong");
    assertThat(yellow.summary().in(Locale.GERMAN)).contains("11 Minuten");

    bench.authority = () -> reachable(Duration.ofMinutes(4));
    assertThat(light("oauth.endpoint")).isEqualTo(Light.GREEN);
  }

  @Test
  void pageOfACaptivePortalIsRed() {
    bench.authority = () -> new AuthorityProbeOutcome.NotAnAuthority(200, "Hotel WLAN", "");
    assertDisproved("signin.not-an-authority");

    assertGreenAgain("oauth.endpoint");
  }

  @Test
  void proxyThatRefusesIsRed() {
    bench.authority = () -> new AuthorityProbeOutcome.NotAnAuthority(407, "", "");
    assertDisproved("signin.proxy-refused");

    assertGreenAgain("oauth.endpoint");
  }

  @Test
  void interceptionByAProtectionProgramIsToldByTheIssuersName() {
    List<X509Certificate> chain =
        List.of(CertificateAuthority.create("Zscaler Root CA", Clock.systemUTC()).certificate());
    bench.authority = () -> new AuthorityProbeOutcome.Untrusted("PKIX path building failed", chain);
    assertDisproved("signin.intercepted");

    bench.authority = () -> new AuthorityProbeOutcome.Untrusted("PKIX", List.of());
    assertDisproved("signin.untrusted");

    assertGreenAgain("oauth.endpoint");
  }

  @Test
  void silentAuthorityIsRedAndABusyOneYellow() {
    bench.authority = () -> new AuthorityProbeOutcome.Unreachable("login: Connection refused");
    assertDisproved("signin.unreachable");

    bench.authority = () -> new AuthorityProbeOutcome.Busy(503, "maintenance");
    assertNoticed("oauth.endpoint", Light.YELLOW, "signin.overloaded");

    assertGreenAgain("oauth.endpoint");
  }

  @Test
  void pendingApprovalIsRedWithTheAddressForTheAdministratorAndTheTokenWaits() {
    AuthorityFailure failure =
        failure("invalid_grant", "consent_required", "AADSTS90094: admin consent is required");
    bench.tokens =
        protocol ->
            new AccessTokenOutcome.ConsentPending(
                new PendingConsent(
                    URI.create("https://login.example/adminconsent?client_id=x"),
                    Bench.NOW,
                    failure));
    StepResult red = assertNoticed("oauth.consent", Light.RED, "signin.admin-consent-needed");
    assertThat(red.remedies())
        .filteredOn(remedy -> remedy.who() == Remedy.Who.ADMINISTRATOR)
        .extracting(Remedy::link)
        .contains("https://login.example/adminconsent?client_id=x");
    assertThat(step(check(), "oauth.token").reason()).contains(GreyReason.BLOCKED);

    bench.tokens = protocol -> bench.granted();
    assertThat(light("oauth.consent")).isEqualTo(Light.GREEN);
  }

  @Test
  void missingSignInSaysNothingAboutTheConsent() {
    bench.tokens =
        protocol ->
            AccessTokenOutcome.SignInNeeded.because(
                org.postampel.core.credential.SignInReason.NEVER_SIGNED_IN);

    CheckReport report = check();

    assertThat(step(report, "oauth.consent").reason()).contains(GreyReason.NOT_INSPECTABLE);
    assertThat(step(report, "oauth.token").finding().orElseThrow().code())
        .isEqualTo("signin.never");
  }

  @Test
  void authorityThatNeverAnswersIsRedAtTheTokenAndSaysNothingAboutTheConsent() {
    CountDownLatch never = new CountDownLatch(1);
    bench.options = CheckOptions.defaults().withStepTimeout(Duration.ofMillis(200));
    bench.tokens =
        protocol -> {
          awaitUninterruptibly(never);
          return bench.granted();
        };

    CheckReport report = check();
    never.countDown();

    assertThat(step(report, "oauth.consent").reason()).contains(GreyReason.NOT_INSPECTABLE);
    assertThat(step(report, "oauth.consent").summary().key()).isEqualTo("undecided.consent-silent");
    assertThat(step(report, "oauth.token").light()).isEqualTo(Light.RED);
    assertThat(step(report, "oauth.token").evidence().get(0).text()).contains("no answer within");
    assertThat(step(report, "oauth.claims").reason()).contains(GreyReason.BLOCKED);
    bench.tokens = protocol -> bench.granted();
    assertThat(light("oauth.token")).isEqualTo(Light.GREEN);
  }

  @Test
  void opaqueTokenIsGreyAndTheMailServersDecide() {
    bench.claims = TokenClaims.Opaque::new;
    CheckReport report = check();
    assertThat(step(report, "oauth.token").light()).isEqualTo(Light.GREEN);
    assertThat(step(report, "oauth.claims").reason()).contains(GreyReason.NOT_INSPECTABLE);

    bench.claims = () -> Bench.claims(Samples.PERSON);
    assertThat(light("oauth.claims")).isEqualTo(Light.GREEN);
  }

  @Test
  void tokenOfAnotherPersonIsRedAndNamesBoth() {
    bench.claims = () -> Bench.claims("somebody.else@musterfirma.example");
    StepResult red = step(check(), "oauth.claims");
    assertThat(red.light()).isNotEqualTo(Light.GREEN);
    assertThat(red.finding().orElseThrow().reference()).isEqualTo("K7");

    bench.claims = () -> Bench.claims(Samples.PERSON);
    assertThat(light("oauth.claims")).isEqualTo(Light.GREEN);
  }

  @Test
  void authorityThatCannotBeReachedIsRedAtTheTokenOnly() {
    bench.tokens = protocol -> new AccessTokenOutcome.Unreachable("login: Connection refused");

    CheckReport report = check();

    assertThat(step(report, "oauth.consent").reason()).contains(GreyReason.NOT_INSPECTABLE);
    assertThat(step(report, "oauth.token").light()).isEqualTo(Light.RED);
  }

  /** As a library waits that does not listen. */
  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException ignored) {
        // goes on waiting
      }
    }
  }

  @Test
  void whatEndsSoonIsYellowAheadWithItsDay() {
    bench.endings =
        List.of(
            new Ending(Ending.Kind.CLIENT_CERTIFICATE, Bench.NOW.plus(Duration.ofDays(20)), true),
            new Ending(Ending.Kind.REFRESH_TOKEN, Bench.NOW.plus(Duration.ofDays(3)), false));
    StepResult yellow =
        assertNoticed("account.secrets", Light.YELLOW, "secret.certificate-ends-soon");
    assertThat(yellow.summary().in(Locale.GERMAN)).contains("21.03.2026");
    assertThat(yellow.finding().orElseThrow().causes())
        .extracting(cause -> cause.in(Locale.ENGLISH))
        .anyMatch(cause -> cause.contains("stored sign-in ends on"));

    bench.endings =
        List.of(
            new Ending(Ending.Kind.CLIENT_CERTIFICATE, Bench.NOW.plus(Duration.ofDays(90)), true));
    assertThat(light("account.secrets")).isEqualTo(Light.GREEN);
  }

  @Test
  void clientSecretThatHasEndedIsRed() {
    bench.endings =
        List.of(new Ending(Ending.Kind.CLIENT_SECRET, Bench.NOW.minus(Duration.ofDays(1)), true));
    assertNoticed("account.secrets", Light.RED, "secret.client-secret-ended");
  }

  @Test
  void certificateThatCannotBeUsedIsNamed() {
    bench.tokens =
        protocol ->
            new AccessTokenOutcome.Refused(failure("certificate_unusable", "", "no private key"));
    assertNoticed("oauth.token", Light.RED, "secret.certificate-unusable");
  }

  @Test
  void retiredLoginFormIsRedAtMicrosoft365() {
    MailboxConfiguration old =
        mailbox(ServerSignIn.password("anna@musterfirma.example\\support"))
            .provider("microsoft365")
            .build();
    StepResult red = step(bench.check(old), "account.settings");
    assertThat(red.finding().orElseThrow().code()).isEqualTo("settings.retired-login");

    MailboxConfiguration local =
        mailbox(ServerSignIn.password("DOMAIN\\anna\\support")).provider("exchange-server").build();
    assertThat(step(bench.check(local), "account.settings").light()).isNotEqualTo(Light.RED);
  }

  @Test
  void portThatDoesNotFitItsSecurityIsYellow() {
    MailServer odd =
        new MailServer(
            MailProtocol.IMAP,
            "127.0.0.1",
            993,
            TransportSecurity.STARTTLS,
            ServerSignIn.password("anna"));
    StepResult yellow =
        step(bench.check(Samples.mailbox().incoming(odd).build()), "account.settings");
    assertThat(yellow.finding().orElseThrow().code()).isEqualTo("settings.port-security");

    MailServer usual =
        new MailServer(
            MailProtocol.IMAP,
            "127.0.0.1",
            143,
            TransportSecurity.STARTTLS,
            ServerSignIn.password("anna"));
    assertThat(
            step(bench.check(Samples.mailbox().incoming(usual).build()), "account.settings")
                .light())
        .isEqualTo(Light.GREEN);
  }

  @Test
  void passwordsAtMicrosoft365AreYellowWithATextForReceivingAndOneForSending() {
    MailboxConfiguration old =
        Samples.mailbox()
            .provider("microsoft365")
            .incoming(tls(MailProtocol.IMAP, 993))
            .outgoing(tls(MailProtocol.SMTP, 465))
            .build();

    StepResult yellow = step(bench.check(old), "account.settings");

    assertThat(yellow.light()).isEqualTo(Light.YELLOW);
    assertThat(yellow.finding().orElseThrow().code()).isEqualTo("settings.password-over");
    assertThat(yellow.finding().orElseThrow().causes())
        .extracting(cause -> cause.key())
        .contains("finding.settings.password-ending");

    MailServer china = Samples.at("partner.outlook.cn", MailProtocol.IMAP, 993);
    StepResult there =
        step(bench.check(Samples.mailbox().incoming(china).build()), "account.settings");
    assertThat(there.finding().orElseThrow().code()).isEqualTo("settings.password-over");
  }

  @Test
  void signingInAsTheSharedAccountItselfIsYellow() {
    MailboxConfiguration itself =
        Samples.microsoft(MailProtocol.IMAP, 993, 587, null)
            .address(Samples.PERSON)
            .shared(true)
            .build();
    StepResult yellow = step(bench.check(itself), "account.settings");
    assertThat(yellow.finding().orElseThrow().code()).isEqualTo("settings.signs-in-as-shared");

    StepResult green = step(bench.check(Samples.shared()), "account.settings");
    assertThat(green.light()).isEqualTo(Light.GREEN);
    assertThat(green.summary().in(Locale.GERMAN))
        .contains("IMAP muss für support@musterfirma.example eingeschaltet bleiben")
        .contains("SMTP“ für anna@musterfirma.example");
  }

  private static AuthorityProbeOutcome reachable(Duration ahead) {
    return new AuthorityProbeOutcome.Reachable("https://issuer", "login.example.com", ahead);
  }

  private static MailServer tls(MailProtocol protocol, int port) {
    return Samples.server(protocol, port, TransportSecurity.TLS, ServerSignIn.password("anna"));
  }

  private static MailboxConfiguration.Builder mailbox(ServerSignIn signIn) {
    return Samples.mailbox()
        .incoming(Samples.server(MailProtocol.IMAP, 143, TransportSecurity.NONE, signIn));
  }

  private static MailboxConfiguration oauth() {
    ServerSignIn signIn = ServerSignIn.oauth();
    return Samples.mailbox()
        .provider("microsoft365")
        .incoming(Samples.server(MailProtocol.IMAP, 143, TransportSecurity.NONE, signIn))
        .oauth(Samples.signIn(OAuthFlow.BROWSER, Samples.TENANT))
        .build();
  }

  private static AuthorityFailure failure(String error, String suberror, String description) {
    return new AuthorityFailure(400, error, suberror, description, "", "");
  }

  private CheckReport check() {
    return bench.check(oauth());
  }

  private Light light(String id) {
    return step(check(), id).light();
  }

  private StepResult assertNoticed(String id, Light light, String code) {
    StepResult result = step(check(), id);
    assertThat(result.light()).as(result.toString()).isEqualTo(light);
    assertThat(result.finding().orElseThrow().code()).isEqualTo(code);
    assertThat(result.remedies()).isNotEmpty();
    return result;
  }

  /** Red without tokens; whoever issues them all the same is not disproved. */
  private StepResult assertDisproved(String code) {
    bench.tokens = protocol -> bench.granted();
    StepResult yellow = assertNoticed("oauth.endpoint", Light.YELLOW, code);
    assertThat(yellow.finding().orElseThrow().causes().get(0).key())
        .isEqualTo("explained.token-issued");
    bench.tokens = protocol -> new AccessTokenOutcome.Unreachable("no answer");
    return assertNoticed("oauth.endpoint", Light.RED, code);
  }

  private void assertGreenAgain(String id) {
    bench.authority = new Bench().authority;
    assertThat(light(id)).isEqualTo(Light.GREEN);
  }

  private static StepResult step(CheckReport report, String id) {
    return report.step(new StepId(id)).orElseThrow();
  }
}
