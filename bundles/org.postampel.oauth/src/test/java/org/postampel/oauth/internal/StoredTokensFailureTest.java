package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.credential.TokenStore;
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
  void interruptWhileSomebodyElseRenewsIsNoFailureOfTheStore() throws Exception {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread other =
        new Thread(
            () ->
                store.exclusively(
                    store.names().get(0),
                    now -> {
                      held.countDown();
                      await(done);
                      return new TokenStore.Change<>(Optional.empty(), "");
                    }));
    other.start();
    await(held);
    FutureTask<AccessTokenOutcome> waiting =
        new FutureTask<>(() -> source.acquire(mailbox, MailProtocol.IMAP));
    Thread thread = new Thread(waiting);
    thread.start();
    Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
    thread.interrupt();

    assertThat(waiting.get(5, TimeUnit.SECONDS))
        .isEqualTo(new AccessTokenOutcome.Unreachable("interrupted"));
    done.countDown();
    other.join();
  }

  @Test
  void whatTheAuthorityGrantsAfterTheCallerGaveUpIsStoredAllTheSame() throws Exception {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    authority.lifetimeSeconds = Duration.ofHours(4).toSeconds();
    authority.held = new CountDownLatch(1);
    FutureTask<AccessTokenOutcome> asking =
        new FutureTask<>(() -> source.acquire(mailbox, MailProtocol.IMAP));
    Thread thread = new Thread(asking);
    thread.start();
    Awaitility.await().until(() -> authority.tokenRequests.size() == 1);
    thread.interrupt();
    assertThat(asking.get(5, TimeUnit.SECONDS))
        .isEqualTo(new AccessTokenOutcome.Unreachable("interrupted"));
    authority.held.countDown();

    assertThat(newProcess().accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(authority.tokenRequests).hasSize(1);
  }

  @Test
  void newerSignInThatAnotherMachineStoredMeanwhileWinsOverARefusal() throws Exception {
    AccessTokenSource source = signedIn();
    SecretName name = store.names().get(0);
    Secret old = store.read(name).orElseThrow();
    clock.advance(Duration.ofHours(2));
    authority.lifetimeSeconds = Duration.ofHours(4).toSeconds();
    source.acquire(mailbox, MailProtocol.IMAP);
    Secret newer = store.read(name).orElseThrow();
    store.write(name, old);
    authority.held = new CountDownLatch(1);
    FutureTask<AccessTokenOutcome> asking =
        new FutureTask<>(
            () -> newProcess().accessTokenSource().acquire(mailbox, MailProtocol.IMAP));
    new Thread(asking).start();
    Awaitility.await().until(() -> authority.tokenRequests.size() == 2);
    store.write(name, newer);
    authority.held.countDown();

    assertThat(asking.get(30, TimeUnit.SECONDS)).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(store.read(name)).contains(newer);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void literalCauseIsNeverEndless() {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    authority.next =
        new FakeAuthority.Answer(200, "text/" + "x".repeat(20_000), "<html>", Map.of());

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(((AccessTokenOutcome.Unreachable) outcome).cause()).hasSizeLessThan(300);
  }

  /** Hosts switch verification off for the whole program, by this very call. */
  @Test
  void hostThatTrustsEverybodyDoesNotMakeUsDoSo() throws Exception {
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(trustingEverybody());
    try {
      MailboxConfiguration untrusted =
          Mailboxes.mailbox("support", null, Mailboxes.delegated(authority.address()).build());
      SignInOutcome outcome =
          newProcess()
              .signInService()
              .signIn(untrusted, new FakeBrowser(authority), new Cancellation());
      assertThat(outcome)
          .isInstanceOfSatisfying(
              SignInOutcome.Unreachable.class,
              unreachable -> assertThat(unreachable.cause()).contains("certification path"));
      assertThat(authority.tokenRequests).isEmpty();
    } finally {
      SSLContext.setDefault(before);
    }
  }

  private static SSLContext trustingEverybody() throws GeneralSecurityException {
    X509ExtendedTrustManager anybody =
        new X509ExtendedTrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {anybody}, null);
    return context;
  }

  @Test
  void withdrawnConsentIsPendingAgain() {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofHours(2));
    authority.next = FakeAuthority.error(400, "invalid_grant", "consent_required", "AADSTS65001");

    AccessTokenOutcome outcome = source.acquire(mailbox, MailProtocol.IMAP);

    assertThat(outcome).isInstanceOf(AccessTokenOutcome.ConsentPending.class);
    assertThat(((AccessTokenOutcome.ConsentPending) outcome).consent().failure().description())
        .contains("AADSTS65001");
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
