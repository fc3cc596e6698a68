package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;

/** Refresh tokens of an OpenID provider: replaced, kept, stolen, refused. */
class OpenIdRenewalTest {

  private OpenIdDesk desk;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    desk = new OpenIdDesk(folder);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void aReplacedRefreshTokenIsStoredAndUsedNextTime() {
    desk.signIn();
    assertThat(desk.acquire(OpenIdDesk.later(2))).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(desk.acquire(OpenIdDesk.later(4))).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(desk.refreshTokensSent()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void anOldCopyOfTheStoreEndsTheSignInAndTheProviderSaysWhy() {
    desk.signIn();
    SecretName row = desk.store.names().get(0);
    Secret copy = desk.store.read(row).orElseThrow();
    desk.acquire(OpenIdDesk.later(2));
    Secret current = desk.store.read(row).orElseThrow();
    desk.store.write(row, copy);
    AccessTokenOutcome.SignInNeeded stolen =
        (AccessTokenOutcome.SignInNeeded) desk.acquire(OpenIdDesk.later(2));
    assertThat(stolen.failure().orElseThrow().description()).contains("used before");
    desk.store.write(row, current);
    AccessTokenOutcome.SignInNeeded victim =
        (AccessTokenOutcome.SignInNeeded) desk.acquire(OpenIdDesk.later(4));
    assertThat(victim.failure().orElseThrow().description()).contains("revoked");
  }

  @Test
  void anEntryOfALaterVersionIsReadAndAnUnreadableOneAsksForThePerson() {
    desk.signIn();
    SecretName row = desk.store.names().get(0);
    String json = desk.store.read(row).orElseThrow().use(String::new);
    desk.store.write(
        row,
        Secret.ofText(json.replace("\"version\":1", "\"version\":7,\"moon\":{\"full\":true}")));
    assertThat(desk.acquire(Clock.systemUTC())).isInstanceOf(AccessTokenOutcome.Granted.class);
    desk.store.write(row, Secret.ofText(json.substring(0, json.length() / 2)));
    assertThat(desk.acquire(Clock.systemUTC())).isInstanceOf(AccessTokenOutcome.SignInNeeded.class);
  }

  @Test
  void aRefreshTokenThatIsNotReplacedStays() {
    desk.authority.rotates = false;
    desk.signIn();
    assertThat(desk.acquire(OpenIdDesk.later(2))).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(desk.acquire(OpenIdDesk.later(4))).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(desk.refreshTokensSent()).hasSize(2);
    assertThat(Set.copyOf(desk.refreshTokensSent())).hasSize(1);
  }

  @Test
  void manyThreadsOnAnExpiredTokenCauseOneRequest() throws Exception {
    desk.signIn();
    OAuthServices expired = desk.services(OpenIdDesk.later(2));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<AccessTokenOutcome>> calls =
          IntStream.range(0, 64)
              .<Callable<AccessTokenOutcome>>mapToObj(
                  i -> () -> expired.accessTokenSource().acquire(desk.mailbox, MailProtocol.IMAP))
              .collect(Collectors.toList());
      for (Future<AccessTokenOutcome> one : threads.invokeAll(calls)) {
        assertThat(one.get()).isInstanceOf(AccessTokenOutcome.Granted.class);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(desk.refreshTokensSent()).hasSize(1);
  }

  @Test
  void aProviderThatAsksToWaitIsLeftAloneUntilThen() {
    desk.signIn();
    OAuthServices expired = desk.services(OpenIdDesk.later(2));
    desk.authority.tooMany = true;
    AccessTokenOutcome first = expired.accessTokenSource().acquire(desk.mailbox, MailProtocol.IMAP);
    assertThat(((AccessTokenOutcome.Unreachable) first).cause()).contains("HTTP 429", "60 s");
    assertThat(expired.accessTokenSource().acquire(desk.mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Unreachable.class);
    assertThat(desk.refreshTokensSent()).hasSize(1);
  }

  @Test
  void aRefusedRefreshTokenAsksForThePersonAndForConsentOnceMore() {
    desk.signIn();
    desk.authority.refusal = "invalid_grant";
    AccessTokenOutcome.SignInNeeded needed =
        (AccessTokenOutcome.SignInNeeded) desk.acquire(OpenIdDesk.later(2));
    assertThat(needed.reason()).isEqualTo(SignInReason.EXPIRED_OR_REVOKED);
    assertThat(needed.failure().orElseThrow().description()).isEqualTo("as the test wants it");
    desk.authority.refusal = "";
    assertThat(desk.signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(desk.authority.pages.get(1)).containsEntry("prompt", "consent");
  }

  @Test
  void aNewerSignInStoredMeanwhileWinsOverARefusal() {
    desk.signIn();
    SecretName row = desk.store.names().get(0);
    Secret old = desk.store.read(row).orElseThrow();
    desk.acquire(OpenIdDesk.later(2));
    Secret newer = desk.store.read(row).orElseThrow();
    desk.store.write(row, old);
    // Somebody whose store does not share our lease writes while our request is under way.
    desk.authority.duringRefresh = () -> desk.store.write(row, newer);
    assertThat(desk.acquire(OpenIdDesk.later(2))).isInstanceOf(AccessTokenOutcome.Granted.class);
    String kept = desk.store.read(row).orElseThrow().use(String::new);
    String expected = newer.use(String::new);
    assertThat(kept).isEqualTo(expected);
  }
}
