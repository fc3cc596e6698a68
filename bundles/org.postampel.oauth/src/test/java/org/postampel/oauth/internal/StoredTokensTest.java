package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
import org.postampel.oauth.AccessToken;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.TokenClaims;

class StoredTokensTest {

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

  private static AccessToken token(AccessTokenOutcome outcome) {
    assertThat(outcome).isInstanceOf(AccessTokenOutcome.Granted.class);
    return ((AccessTokenOutcome.Granted) outcome).token();
  }

  @Test
  void nobodySignedInIsSaidWithoutAskingTheAuthority() {
    AccessTokenOutcome outcome =
        newProcess().accessTokenSource().acquire(mailbox, MailProtocol.IMAP);

    assertThat(outcome).isInstanceOf(AccessTokenOutcome.SignInNeeded.class);
    assertThat(((AccessTokenOutcome.SignInNeeded) outcome).reason())
        .isEqualTo(SignInReason.NEVER_SIGNED_IN);
    assertThat(authority.tokenRequests).isEmpty();
    assertThat(authority.otherRequests).hasValue(0);
  }

  @Test
  void secondMailboxOfTheSamePersonAsksForNothing() {
    signedIn();
    MailboxConfiguration second = Mailboxes.shared("rechnung", authority.address(), trust);

    AccessToken token = token(newProcess().accessTokenSource().acquire(second, MailProtocol.IMAP));

    assertThat(token.claims())
        .isInstanceOfSatisfying(
            TokenClaims.Readable.class,
            claims -> {
              assertThat(claims.userName()).isEqualTo(Mailboxes.PERSON);
              assertThat(claims.scopes()).contains("IMAP.AccessAsUser.All", "SMTP.Send");
              assertThat(claims.applicationOnly()).isFalse();
            });
    assertThat(authority.tokenRequests).isEmpty();
  }

  @Test
  void secondMailboxWithAnotherProtocolIsServedSilently() {
    signedIn();
    MailboxConfiguration second =
        MailboxConfiguration.builder()
            .id(mailbox.id())
            .name("pop")
            .address("info@musterfirma.example")
            .provider("microsoft365")
            .incoming(Mailboxes.server(MailProtocol.POP3, ServerSignIn.oauth()))
            .oauth(
                Mailboxes.delegated(authority.address())
                    .scopes(
                        MailProtocol.POP3,
                        Set.of("https://outlook.office.com/POP.AccessAsUser.All"))
                    .build())
            .trustedCertificates(trust)
            .build();

    token(newProcess().accessTokenSource().acquire(second, MailProtocol.POP3));

    assertThat(authority.tokenRequests)
        .extracting(request -> request.get("grant_type"))
        .containsExactly("refresh_token");
    assertThat(authority.tokenRequests.get(0).get("scope"))
        .contains("POP.AccessAsUser.All")
        .doesNotContain("IMAP");
  }

  @Test
  void renewalReplacesTheRefreshTokenAndSurvivesANewProcess() {
    AccessTokenSource source = signedIn();
    AccessToken first = token(source.acquire(mailbox, MailProtocol.IMAP));

    for (int hour = 1; hour <= 3; hour++) {
      clock.advance(Duration.ofMinutes(61));
      token(newProcess().accessTokenSource().acquire(mailbox, MailProtocol.IMAP));
    }

    assertThat(authority.tokenRequests)
        .extracting(request -> request.get("refresh_token"))
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(token(newProcess().accessTokenSource().acquire(mailbox, MailProtocol.SMTP)).value())
        .isNotEqualTo(first.value());
  }

  @Test
  void tokenWithLessThanFiveMinutesLeftIsRenewed() {
    AccessTokenSource source = signedIn();
    clock.advance(Duration.ofMinutes(54));
    token(source.acquire(mailbox, MailProtocol.IMAP));
    assertThat(authority.tokenRequests).isEmpty();

    clock.advance(Duration.ofMinutes(2));
    token(source.acquire(mailbox, MailProtocol.IMAP));
    assertThat(authority.tokenRequests).hasSize(1);
  }

  @Test
  void twentyThreadsOnOneExpiredSignInMakeExactlyOneTokenRequest() throws Exception {
    signedIn();
    clock.advance(Duration.ofMinutes(56));
    authority.lifetimeSeconds = 7200;
    List<AccessTokenSource> processes =
        List.of(newProcess().accessTokenSource(), newProcess().accessTokenSource());

    List<AccessToken> tokens = race(20, processes);

    assertThat(tokens)
        .extracting(AccessToken::value)
        .hasSize(20)
        .containsOnly(tokens.get(0).value());
    assertThat(authority.tokenRequests).hasSize(1);
  }

  private List<AccessToken> race(int threads, List<AccessTokenSource> sources) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<AccessTokenOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        AccessTokenSource source = sources.get(i % sources.size());
        outcomes.add(
            executor.submit(
                () -> {
                  start.await();
                  return source.acquire(mailbox, MailProtocol.IMAP);
                }));
      }
      start.countDown();
      List<AccessToken> tokens = new ArrayList<>();
      for (Future<AccessTokenOutcome> outcome : outcomes) {
        tokens.add(token(outcome.get(30, TimeUnit.SECONDS)));
      }
      return tokens;
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void legsThatRejectTheSameTokenTogetherCauseOneNewToken() {
    AccessTokenSource source = signedIn();
    AccessToken rejected = token(source.acquire(mailbox, MailProtocol.IMAP));
    token(source.acquire(mailbox, MailProtocol.SMTP));

    source.invalidate(mailbox, MailProtocol.IMAP);
    source.invalidate(mailbox, MailProtocol.SMTP);
    AccessToken imap = token(source.acquire(mailbox, MailProtocol.IMAP));
    AccessToken smtp = token(source.acquire(mailbox, MailProtocol.SMTP));

    assertThat(imap.value()).isNotEqualTo(rejected.value()).isEqualTo(smtp.value());
    assertThat(authority.tokenRequests).hasSize(1);
  }

  @Test
  void legThatRejectsTheOldTokenLateDoesNotSpoilTheNewOne() {
    AccessTokenSource source = signedIn();
    token(source.acquire(mailbox, MailProtocol.IMAP));
    token(source.acquire(mailbox, MailProtocol.SMTP));

    source.invalidate(mailbox, MailProtocol.IMAP);
    AccessToken imap = token(source.acquire(mailbox, MailProtocol.IMAP));
    source.invalidate(mailbox, MailProtocol.SMTP);
    AccessToken smtp = token(source.acquire(mailbox, MailProtocol.SMTP));

    assertThat(smtp.value()).isEqualTo(imap.value());
    assertThat(authority.tokenRequests).hasSize(1);
  }

  @Test
  void invalidatedBeforeTheFirstUseIsRenewedToo() {
    signedIn();
    AccessTokenSource source = newProcess().accessTokenSource();

    source.invalidate(mailbox, MailProtocol.IMAP);
    token(source.acquire(mailbox, MailProtocol.IMAP));
    token(source.acquire(mailbox, MailProtocol.IMAP));

    assertThat(authority.tokenRequests).hasSize(1);
  }

  @Test
  void applicationGetsItsTokenByItsSecretAndKeepsIt() {
    authority.secret = "the-value";
    MailboxConfiguration app =
        Mailboxes.mailbox("support", trust, Mailboxes.application(authority.address()).build());
    SecretName name = SecretName.clientSecret(app.oauth().orElseThrow().registration());
    OAuthServices services = newProcess();

    assertThat(services.accessTokenSource().acquire(app, MailProtocol.IMAP))
        .isEqualTo(new AccessTokenOutcome.SecretMissing(name));
    store.write(name, Secret.ofText("the-value"));
    AccessToken token = token(services.accessTokenSource().acquire(app, MailProtocol.IMAP));
    token(newProcess().accessTokenSource().acquire(app, MailProtocol.SMTP));

    assertThat(((TokenClaims.Readable) token.claims()).applicationOnly()).isTrue();
    assertThat(((TokenClaims.Readable) token.claims()).roles()).contains("IMAP.AccessAsApp");
    assertThat(authority.tokenRequests)
        .extracting(request -> request.get("grant_type"))
        .containsExactly("client_credentials");
    assertThat(services.signInService().signIn(app, address -> {}, new Cancellation()))
        .isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void multiTenantAuthorityWordFindsTheCachedTokenToo() {
    mailbox =
        Mailboxes.mailbox(
            "support",
            trust,
            Mailboxes.delegated(authority.address()).tenant("organizations").build());
    AccessTokenSource source = signedIn();

    token(source.acquire(mailbox, MailProtocol.IMAP));
    clock.advance(Duration.ofHours(2));
    token(source.acquire(mailbox, MailProtocol.IMAP));

    assertThat(authority.tokenRequests).hasSize(1);
  }

  @Test
  void tokenNeverShowsInText() {
    AccessTokenOutcome outcome = signedIn().acquire(mailbox, MailProtocol.IMAP);

    assertThat(outcome.toString()).contains("Secret[****]").doesNotContain("eyJ");
  }
}
