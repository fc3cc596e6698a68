package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.TokenClaims;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoBrowser;
import org.postampel.testkit.demo.DemoTenant;

/** The sign-in against the demo tenant: from the empty store to a token its servers accept. */
class DemoTenantSignInTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private final ExecutorService desk = Executors.newSingleThreadExecutor();
  private DemoTenant tenant;
  private OAuthServices services;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
    services = newProcess();
  }

  @AfterEach
  void stop() throws IOException {
    desk.shutdownNow();
    tenant.close();
  }

  private OAuthServices newProcess() {
    return OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
  }

  private OAuthSignIn.Builder delegated(UUID client) {
    return Mailboxes.delegated(tenant.authority())
        .tenant(tenant.tenantId().toString())
        .clientId(client.toString())
        .account(new SignInAccount.Person(DemoAccount.ANNA.address()));
  }

  private MailboxConfiguration support() {
    return Mailboxes.mailbox(
        "support", tenant.caFile(), delegated(tenant.publicClientId()).build());
  }

  private SignInOutcome signIn(
      MailboxConfiguration mailbox, DemoAccount account, DemoBrowser.Behaviour behaviour) {
    DemoBrowser browser = tenant.browser();
    return services
        .signInService()
        .signIn(
            mailbox,
            address -> desk.execute(() -> visit(browser, address, account, behaviour)),
            new Cancellation());
  }

  private static void visit(
      DemoBrowser browser, URI address, DemoAccount account, DemoBrowser.Behaviour behaviour) {
    try {
      browser.signIn(address, account.address(), behaviour);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SignInOutcome signIn(MailboxConfiguration mailbox) {
    return signIn(mailbox, DemoAccount.ANNA, DemoBrowser.Behaviour.ACCEPTS);
  }

  @Test
  void publicClientSignsInOnceForTwoSharedMailboxes() {
    assertThat(signIn(support())).isInstanceOf(SignInOutcome.Granted.class);
    MailboxConfiguration second =
        Mailboxes.mailbox("rechnung", tenant.caFile(), delegated(tenant.publicClientId()).build());

    CredentialOutcome imap =
        newProcess().credentialSource().credentialFor(second, MailProtocol.IMAP);
    CredentialOutcome smtp =
        newProcess().credentialSource().credentialFor(second, MailProtocol.SMTP);

    assertThat(((CredentialOutcome.Ready) imap).credential())
        .isInstanceOf(Credential.BearerToken.class)
        .extracting(Credential::loginName)
        .isEqualTo("rechnung@musterfirma.example");
    assertThat(((CredentialOutcome.Ready) smtp).credential().loginName())
        .isEqualTo(DemoAccount.ANNA.address());
    assertThat(tenant.switches().tokenRequests()).isEqualTo(1);
  }

  @Test
  void confidentialClientSignsInAndRenewsWithItsSecret() {
    MailboxConfiguration mailbox = confidential(tenant.confidentialClientSecret());

    assertThat(signIn(mailbox)).isInstanceOf(SignInOutcome.Granted.class);
    clock.advance(Duration.ofHours(2));

    assertThat(newProcess().accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(tenant.switches().tokenRequests("refresh_token")).isEqualTo(1);
  }

  @Test
  void wrongSecretIsDeniedAndTheRightOneIsGranted() {
    MailboxConfiguration mailbox = confidential(Secret.ofText("the-id-instead-of-the-value"));
    SignInOutcome denied = signIn(mailbox);

    assertThat(denied).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(denied.authorityFailure().orElseThrow().error()).isEqualTo("invalid_client");
    assertThat(denied.authorityFailure().orElseThrow().description()).contains("AADSTS7000215");
    assertThat(denied.authorityFailure().orElseThrow().traceId()).isNotEmpty();

    confidential(tenant.confidentialClientSecret());
    assertThat(signIn(mailbox)).isInstanceOf(SignInOutcome.Granted.class);
  }

  private MailboxConfiguration confidential(Secret secret) {
    OAuthSignIn oauth = delegated(tenant.confidentialClientId()).build();
    store.write(SecretName.clientSecret(oauth.registration()), secret);
    return Mailboxes.mailbox("support", tenant.caFile(), oauth);
  }

  @Test
  void otherPersonInTheBrowserIsNotStored() {
    assertThat(signIn(support(), DemoAccount.BERND, DemoBrowser.Behaviour.ACCEPTS))
        .isEqualTo(
            new SignInOutcome.WrongAccount(
                DemoAccount.ANNA.address(), DemoAccount.BERND.address()));
    assertThat(store.names()).isEmpty();
  }

  @Test
  void personWhoDeclinesOrCancelsIsDenied() {
    for (DemoBrowser.Behaviour behaviour :
        Set.of(DemoBrowser.Behaviour.DECLINES, DemoBrowser.Behaviour.CANCELS)) {
      SignInOutcome outcome = signIn(support(), DemoAccount.ANNA, behaviour);

      assertThat(outcome).isInstanceOf(SignInOutcome.Denied.class);
      assertThat(outcome.authorityFailure().orElseThrow().error()).isEqualTo("access_denied");
    }
  }

  @Test
  void refreshTokensThatWorkOnceAreReplacedInTheStore() {
    tenant.switches().refreshTokensWorkOnce(true);
    MailboxConfiguration mailbox = support();
    signIn(mailbox);

    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofHours(2));
      assertThat(newProcess().accessTokenSource().acquire(mailbox, MailProtocol.SMTP))
          .isInstanceOf(AccessTokenOutcome.Granted.class);
    }
    assertThat(tenant.switches().tokenRequests("refresh_token")).isEqualTo(3);
  }

  @Test
  void throttledAuthorityIsLeftAlone() {
    MailboxConfiguration mailbox = support();
    signIn(mailbox);
    clock.advance(Duration.ofHours(2));
    tenant.switches().throttle(1, Duration.ofSeconds(30));

    assertThat(services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Unreachable.class);
    assertThat(services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Unreachable.class);
    assertThat(tenant.switches().tokenRequests("refresh_token")).isEqualTo(1);
    clock.advance(Duration.ofSeconds(31));
    assertThat(services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);
  }

  @Test
  void applicationGetsOneTokenForBothServersWithoutAnyPerson() {
    OAuthSignIn oauth =
        Mailboxes.application(tenant.authority())
            .tenant(tenant.tenantId().toString())
            .clientId(tenant.applicationClientId().toString())
            .build();
    store.write(SecretName.clientSecret(oauth.registration()), tenant.applicationSecret());
    MailboxConfiguration mailbox = Mailboxes.mailbox("support", tenant.caFile(), oauth);

    AccessTokenOutcome imap = services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP);
    AccessTokenOutcome smtp = newProcess().accessTokenSource().acquire(mailbox, MailProtocol.SMTP);

    assertThat(imap).isEqualTo(smtp);
    TokenClaims claims = ((AccessTokenOutcome.Granted) imap).token().claims();
    assertThat(((TokenClaims.Readable) claims).roles()).contains("IMAP.AccessAsApp");
    assertThat(((TokenClaims.Readable) claims).applicationOnly()).isTrue();
    assertThat(tenant.switches().tokenRequests()).isEqualTo(1);
  }

  @Test
  void unknownTenantIsDeniedLiterally() {
    MailboxConfiguration mailbox =
        Mailboxes.mailbox(
            "support",
            tenant.caFile(),
            Mailboxes.application(tenant.authority())
                .tenant("00000000-0000-0000-0000-00000000dead")
                .clientId(tenant.applicationClientId().toString())
                .build());
    store.write(
        SecretName.clientSecret(mailbox.oauth().orElseThrow().registration()),
        tenant.applicationSecret());

    SignInOutcome outcome = services.signInService().signIn(mailbox, a -> {}, new Cancellation());

    assertThat(outcome).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(outcome.authorityFailure().orElseThrow().description()).contains("AADSTS90002");
  }
}
