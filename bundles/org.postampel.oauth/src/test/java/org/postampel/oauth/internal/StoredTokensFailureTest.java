package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;

class StoredTokensFailureTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private FakeAuthority authority;
  private Path trust;
  private MailboxConfiguration mailbox;

  @BeforeEach
  void start() throws IOException {
    authority = new FakeAuthority();
    trust = authority.trust(folder);
    mailbox = Mailboxes.shared("support", authority.address(), trust);
  }

  @AfterEach
  void stop() {
    authority.close();
  }

  /** Services as a new process would have them: nothing is shared but the store. */
  private OAuthServices newProcess() {
    return OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
  }

  private AccessTokenSource signedIn() {
    OAuthServices services = newProcess();
    SignInOutcome outcome =
        services.signInService().signIn(mailbox, new FakeBrowser(authority), new Cancellation());
    assertThat(outcome).isInstanceOf(SignInOutcome.Granted.class);
    authority.tokenRequests.clear();
    return services.accessTokenSource();
  }

  @Test
  void revokedSignInAsksThePersonAndKeepsTheLiteralAnswer() {
    AccessTokenSource source = signedIn();
    authority.revokeAll();
    clock.advance(Duration.ofHours(2));

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(outcome).isInstanceOf(AccessTokenOutcome.SignInNeeded.class);
    AccessTokenOutcome.SignInNeeded needed = (AccessTokenOutcome.SignInNeeded) outcome;
    assertThat(needed.reason()).isEqualTo(SignInReason.EXPIRED_OR_REVOKED);
    assertThat(needed.failure().orElseThrow().description()).contains("AADSTS700082");
    assertThat(needed.failure().orElseThrow().httpStatus()).isEqualTo(400);
  }

  @Test
  void withdrawnConsentWantsInteraction() {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    authority.next = FakeAuthority.error(400, "invalid_grant", "consent_required", "AADSTS65001");

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(((AccessTokenOutcome.SignInNeeded) outcome).reason())
        .isEqualTo(SignInReason.INTERACTION_REQUIRED);
  }

  @Test
  void retryAfterIsObeyedByGivingUpAndByLeavingTheAuthorityAlone() {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    authority.next =
        new FakeAuthority.Answer(
            429, "application/json", "{\"error\":\"throttled\"}", Map.of("Retry-After", "60"));

    AccessTokenOutcome first = source.acquire(mailbox, MailProtocol.IMAP);
    authority.next = null;
    AccessTokenOutcome second = source.acquire(mailbox, MailProtocol.IMAP);
    clock.advance(Duration.ofSeconds(61));
    AccessTokenOutcome third = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(((AccessTokenOutcome.Unreachable) first).cause()).contains("HTTP 429", "60 s");
    assertThat(((AccessTokenOutcome.Unreachable) second).cause()).contains("asked to wait");
    assertThat(third).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(authority.tokenRequests).hasSize(2);
  }

  @Test
  void htmlInsteadOfAnAnswerIsUnreachableAndSaysSo() {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    authority.next =
        new FakeAuthority.Answer(200, "text/html", "<html>Please log in</html>", Map.of());

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(((AccessTokenOutcome.Unreachable) outcome).cause())
        .isEqualTo("HTTP 200 with text/html instead of an OAuth answer");
  }

  @Test
  void answerNestedWithoutEndIsUnreachable() {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    authority.next = FakeAuthority.Answer.json(200, "{\"a\":" + "[".repeat(500_000));

    assertThat(source.acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Unreachable.class);
  }

  @Test
  void answerWithoutEndIsCutOff() {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    authority.next =
        FakeAuthority.Answer.json(200, "{\"padding\":\"" + "x".repeat(2 << 20) + "\"}");

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(((AccessTokenOutcome.Unreachable) outcome).cause()).contains("longer than");
  }

  @Test
  void answerWithoutATokenIsUnreachableAndLeaksNothing() {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    authority.next = FakeAuthority.Answer.json(200, "{\"refresh_token\":\"very-secret\"}");

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(outcome).isInstanceOf(AccessTokenOutcome.Unreachable.class);
    assertThat(outcome.toString()).doesNotContain("very-secret");
  }

  @Test
  void authorityThatIsGoneIsUnreachableWithHostAndCause() {
    signedIn();
    // A new process: the old one may still find its connection open and be told of the end there.
    AccessTokenSource source = newProcess().accessTokenSource();
    clock.advance(Duration.ofHours(2));
    int port = authority.address().getPort();
    authority.close();

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(((AccessTokenOutcome.Unreachable) outcome).cause())
        .isEqualTo("localhost:" + port + ": Connection refused");
  }

  @Test
  void interruptEndsTheWait() throws Exception {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    Thread.currentThread().interrupt();

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(((AccessTokenOutcome.Unreachable) outcome).cause()).isEqualTo("interrupted");
  }

  @Test
  void wrongSecretOfAnApplicationIsRefusedLiterally() {
    authority.secret = "the-value";
    MailboxConfiguration app =
        Mailboxes.mailbox("support", trust, Mailboxes.application(authority.address()).build());
    store.write(
        SecretName.clientSecret(app.oauth().orElseThrow().registration()),
        Secret.ofText("the-id-instead"));

    AccessTokenOutcome outcome = newProcess().accessTokenSource().acquire(app, MailProtocol.IMAP);

    assertThat(((AccessTokenOutcome.Refused) outcome).failure().error())
        .isEqualTo("invalid_client");
    assertThat(store.names()).hasSize(1);
  }

  @Test
  void damagedCacheCountsAsNeverSignedIn() {
    AccessTokenSource source = signedIn();
    store.write(
        SecretName.signIn(mailbox.oauth().orElseThrow().key("erna")), Secret.ofText("{broken"));

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(((AccessTokenOutcome.SignInNeeded) outcome).reason())
        .isEqualTo(SignInReason.NEVER_SIGNED_IN);
  }

  @Test
  void storeThatCannotBeUsedIsSaid() {
    AccessTokenSource source = signedIn();
    store.breakDown();

    assertThat(source.acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.StoreFailed.class);
  }

  @Test
  void mailboxWithoutOAuthIsADefectOfTheCaller() {
    MailboxConfiguration password =
        MailboxConfiguration.builder()
            .id(mailbox.id())
            .name("x")
            .address("x@musterfirma.example")
            .incoming(Mailboxes.server(MailProtocol.IMAP, ServerSignIn.password("x")))
            .build();

    assertThatThrownBy(() -> newProcess().accessTokenSource().acquire(password, MailProtocol.IMAP))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
