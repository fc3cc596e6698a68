package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.postampel.oauth.PendingConsent;
import org.postampel.oauth.SignInOutcome;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoBrowser;
import org.postampel.testkit.demo.DemoTenant;

/** Waiting for the administrator's approval: a saved state, not a mistake. */
class PendingConsentTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private final ExecutorService desk = Executors.newSingleThreadExecutor();
  private DemoTenant tenant;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
  }

  @AfterEach
  void stop() throws IOException {
    desk.shutdownNow();
    tenant.close();
  }

  /** The same store in a new process. */
  private OAuthServices restarted() {
    return OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
  }

  private OAuthSignIn.Builder oauth(DemoAccount account) {
    return Mailboxes.delegated(tenant.authority())
        .tenant(tenant.tenantId().toString())
        .clientId(tenant.publicClientId().toString())
        .account(new SignInAccount.Person(account.address()));
  }

  private MailboxConfiguration mailboxOf(DemoAccount account) {
    return Mailboxes.mailbox("support", tenant.caFile(), oauth(account).build());
  }

  private SignInOutcome click(MailboxConfiguration mailbox, DemoAccount account) {
    DemoBrowser browser = tenant.browser();
    return restarted()
        .signInService()
        .signIn(
            mailbox,
            address -> desk.execute(() -> visit(browser, address, account)),
            new Cancellation());
  }

  private static void visit(DemoBrowser browser, URI address, DemoAccount account) {
    try {
      browser.signIn(address, account.address(), DemoBrowser.Behaviour.ACCEPTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void approve(URI adminConsentAddress) throws IOException {
    tenant.browser().consentAsAdministrator(adminConsentAddress);
  }

  private AccessTokenOutcome acquire(MailboxConfiguration mailbox) {
    return restarted().accessTokenSource().acquire(mailbox, MailProtocol.IMAP);
  }

  @Test
  void pendingConsentSurvivesARestartAndEndsWithOneClickAfterTheApproval() throws IOException {
    MailboxConfiguration mailbox = mailboxOf(DemoAccount.EVA);
    Instant before = clock.instant();
    assertThat(click(mailbox, DemoAccount.EVA)).isInstanceOf(SignInOutcome.ConsentPending.class);
    Instant after = clock.instant();
    clock.advance(Duration.ofDays(3));

    PendingConsent pending = restarted().signInService().pendingConsent(mailbox).orElseThrow();
    assertThat(pending.since()).isBetween(before, after);
    assertThat(pending.failure().description()).contains("AADSTS90094");
    assertThat(acquire(mailbox)).isEqualTo(new AccessTokenOutcome.ConsentPending(pending));
    assertThat(restarted().credentialSource().credentialFor(mailbox, MailProtocol.SMTP))
        .isEqualTo(
            new CredentialOutcome.ConsentPending(pending.adminConsentAddress(), pending.failure()));

    approve(pending.adminConsentAddress());
    assertThat(click(mailbox, DemoAccount.EVA)).isInstanceOf(SignInOutcome.Granted.class);

    assertThat(restarted().signInService().pendingConsent(mailbox)).isEmpty();
    assertThat(acquire(mailbox)).isInstanceOf(AccessTokenOutcome.Granted.class);
  }

  @Test
  void secondClickBeforeTheApprovalStaysPendingSinceTheFirst() {
    MailboxConfiguration mailbox = mailboxOf(DemoAccount.EVA);
    click(mailbox, DemoAccount.EVA);
    Instant first = restarted().signInService().pendingConsent(mailbox).orElseThrow().since();
    clock.advance(Duration.ofHours(1));

    click(mailbox, DemoAccount.EVA);

    assertThat(restarted().signInService().pendingConsent(mailbox).orElseThrow().since())
        .isEqualTo(first);
  }

  @Test
  void personWhoIsSignedInGetsTheTokenWithoutAClickOnceTheAdministratorHasApproved()
      throws IOException {
    MailboxConfiguration mailbox = mailboxOf(DemoAccount.ANNA);
    click(mailbox, DemoAccount.ANNA);
    tenant.switches().withdrawConsent(tenant.publicClientId());
    clock.advance(Duration.ofHours(2));

    AccessTokenOutcome refused = acquire(mailbox);
    assertThat(refused).isInstanceOf(AccessTokenOutcome.ConsentPending.class);
    PendingConsent pending = ((AccessTokenOutcome.ConsentPending) refused).consent();
    assertThat(pending.failure().suberror()).isEqualTo("consent_required");
    assertThat(restarted().signInService().pendingConsent(mailbox)).contains(pending);

    approve(pending.adminConsentAddress());

    assertThat(acquire(mailbox)).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(restarted().signInService().pendingConsent(mailbox)).isEmpty();
  }

  @Test
  void mailboxThatNeedsFewerScopesOfTheSameSignInWaitsForNothing() {
    MailboxConfiguration mailbox = mailboxOf(DemoAccount.EVA);
    click(mailbox, DemoAccount.EVA);
    MailboxConfiguration receiveOnly =
        Mailboxes.mailbox(
            "receive",
            tenant.caFile(),
            oauth(DemoAccount.EVA).scopes(MailProtocol.SMTP, Set.of()).build());

    assertThat(restarted().signInService().pendingConsent(mailbox)).isPresent();
    assertThat(restarted().signInService().pendingConsent(receiveOnly)).isEmpty();
    assertThat(restarted().signInService().pendingConsent(mailboxOf(DemoAccount.ANNA))).isEmpty();
  }

  @Test
  void signOutForgetsThatConsentIsPending() {
    MailboxConfiguration mailbox = mailboxOf(DemoAccount.EVA);
    click(mailbox, DemoAccount.EVA);

    restarted().signInService().signOut(mailbox);

    assertThat(store.names()).isEmpty();
    assertThat(acquire(mailbox)).isInstanceOf(AccessTokenOutcome.SignInNeeded.class);
  }

  @Test
  void noteThatNobodyCanReadCountsAsNone() {
    MailboxConfiguration mailbox = mailboxOf(DemoAccount.EVA);
    SecretName name = SecretName.pendingConsent(mailbox.oauth().orElseThrow().key("erna"));
    for (String damaged : Set.of("", "no json", "{}", "{\"since\":\"yesterday\"}")) {
      store.write(name, Secret.ofText(damaged));

      assertThat(restarted().signInService().pendingConsent(mailbox)).isEmpty();
      assertThat(acquire(mailbox)).isInstanceOf(AccessTokenOutcome.SignInNeeded.class);
    }
  }

  @Test
  void applicationIsPendingUntilTheNextTokenAfterTheApproval() throws IOException {
    try (FakeAuthority authority = new FakeAuthority()) {
      authority.secret = "value";
      OAuthSignIn oauth = Mailboxes.application(authority.address()).build();
      store.write(SecretName.clientSecret(oauth.registration()), Secret.ofText("value"));
      MailboxConfiguration mailbox = Mailboxes.mailbox("app", authority.trust(folder), oauth);
      authority.next =
          FakeAuthority.Answer.json(
              400,
              "{\"error\":\"unauthorized_client\",\"error_description\":\"AADSTS7000229: The"
                  + " client application is missing service principal in the tenant.\"}");

      assertThat(restarted().signInService().signIn(mailbox, any -> {}, new Cancellation()))
          .isInstanceOf(SignInOutcome.ConsentPending.class);
      assertThat(restarted().signInService().pendingConsent(mailbox)).isPresent();
      authority.next = null;
      assertThat(acquire(mailbox)).isInstanceOf(AccessTokenOutcome.Granted.class);
      assertThat(restarted().signInService().pendingConsent(mailbox)).isEmpty();
    }
  }
}
