package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.Ending;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.certificate.ClientKey;

/** What a sign-in hangs on and when it ends. */
class EndingsTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private FakeAuthority authority;
  private OAuthServices services;
  private MailboxConfiguration mailbox;

  @BeforeEach
  void start() throws IOException {
    authority = new FakeAuthority();
    services = OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
    mailbox = Mailboxes.shared("support", authority.address(), authority.trust(folder));
  }

  @AfterEach
  void stop() {
    authority.close();
  }

  private void signIn() {
    assertThat(
            services
                .signInService()
                .signIn(mailbox, new FakeBrowser(authority), new Cancellation()))
        .isInstanceOf(SignInOutcome.Granted.class);
  }

  private List<Ending> endings() {
    return services.signInService().endings(mailbox);
  }

  @Test
  void nobodySignedInMeansThatNothingEnds() {
    assertThat(endings()).isEmpty();
  }

  @Test
  void unusedSignInIsEstimatedToEndNinetyDaysAfterItsLastUse() {
    Instant before = Instant.now().minusSeconds(1);
    signIn();

    assertThat(endings()).hasSize(1);
    Ending ending = endings().get(0);
    assertThat(ending.kind()).isEqualTo(Ending.Kind.REFRESH_TOKEN);
    assertThat(ending.certain()).isFalse();
    assertThat(ending.when())
        .isBetween(before.plus(Duration.ofDays(90)), Instant.now().plus(Duration.ofDays(90)));
  }

  @Test
  void endTheAuthorityStatesIsCertainAndMovesOnWithEveryUse() {
    authority.more = ",\"refresh_token_expires_in\":86400";
    signIn();
    Ending first = endings().get(0);
    assertThat(first.certain()).isTrue();
    assertThat(first.when())
        .isBetween(clock.instant().plusSeconds(86_000), clock.instant().plusSeconds(86_400));

    clock.advance(Duration.ofHours(2));
    assertThat(services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(endings().get(0).when()).isAfter(first.when().plus(Duration.ofMinutes(119)));

    authority.more = "";
    clock.advance(Duration.ofHours(2));
    services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP);
    assertThat(endings().get(0).certain()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "-1", "\"99999999999\"", "{}"})
  void endThatNoCalendarHoldsIsNoEndAndHindersNobody(String stated) {
    authority.more = ",\"refresh_token_expires_in\":" + stated;
    signIn();
    assertThat(endings()).hasSize(1);
    clock.advance(Duration.ofHours(2));
    assertThat(services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);

    SecretName name = SecretName.signIn(mailbox.oauth().orElseThrow().key("erna"));
    store.write(name, Secret.ofText("{\"PostampelRefreshTokenEnd\":" + stated + "}"));
    assertThat(services.signInService().endings(mailbox)).hasSizeLessThan(2);
  }

  @Test
  void endThatAnOpenIdProviderStatedIsKeptBesideItsSignIn() {
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    SecretName name = SecretName.signIn(mailbox.oauth().orElseThrow().key("erna"));
    store.write(name, CacheNotes.with("{\"format\":\"openid\",\"version\":1}", Optional.of(end)));
    assertThat(endings()).containsExactly(new Ending(Ending.Kind.REFRESH_TOKEN, end, true));

    store.write(name, Secret.ofText("{\"format\":\"openid\",\"version\":1}"));
    assertThat(endings()).isEmpty();
  }

  @Test
  void dayOfTheClientSecretIsKeptReplacedAndForgotten() {
    services.signInService().noteClientSecretEnd(mailbox, Optional.of(LocalDate.of(2027, 5, 1)));
    assertThat(endings())
        .containsExactly(
            new Ending(Ending.Kind.CLIENT_SECRET, Instant.parse("2027-05-01T00:00:00Z"), true));

    services.signInService().noteClientSecretEnd(mailbox, Optional.of(LocalDate.of(2028, 5, 1)));
    assertThat(endings().get(0).when()).isEqualTo("2028-05-01T00:00:00Z");

    services.signInService().noteClientSecretEnd(mailbox, Optional.empty());
    assertThat(endings()).isEmpty();
    assertThat(store.names()).isEmpty();
  }

  @Test
  void certificateEndsOnItsLastDayAndOneThatCannotBeReadIsLeftOut() throws IOException {
    ClientKey key = ClientKey.issue(Clock.systemUTC(), CertificateRequest.forNames("postampel"));
    Path file = key.writePkcs12(folder.resolve("client.p12"), "offen!sesam".toCharArray());
    mailbox =
        Mailboxes.mailbox(
            "app",
            folder.resolve("ca.pem"),
            Mailboxes.application(authority.address()).certificate(file).build());
    assertThat(endings()).isEmpty();

    store.write(
        SecretName.certificate(mailbox.oauth().orElseThrow().registration()),
        Secret.ofText("offen!sesam"));

    assertThat(endings())
        .containsExactly(
            new Ending(
                Ending.Kind.CLIENT_CERTIFICATE, key.certificate().getNotAfter().toInstant(), true));
  }
}
