package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;

/** How often a busy authority is asked, for every kind of client (RFC 9110, section 10.2.3). */
class BackOffTest {

  /** The kinds of client. */
  enum Client {
    PUBLIC,
    CONFIDENTIAL,
    APPLICATION
  }

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private FakeAuthority authority;
  private OAuthServices services;

  @BeforeEach
  void start() throws IOException {
    authority = new FakeAuthority();
    services = OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
  }

  @AfterEach
  void stop() {
    authority.close();
  }

  /** A mailbox whose next token has to be asked for. */
  private MailboxConfiguration mailboxOf(Client client) throws IOException {
    OAuthSignIn oauth =
        client == Client.APPLICATION
            ? Mailboxes.application(authority.address()).build()
            : Mailboxes.delegated(authority.address()).build();
    MailboxConfiguration mailbox = Mailboxes.mailbox("support", authority.trust(folder), oauth);
    if (client != Client.PUBLIC) {
      authority.secret = "value";
      store.write(SecretName.clientSecret(oauth.registration()), Secret.ofText("value"));
    }
    if (client != Client.APPLICATION) {
      services.signInService().signIn(mailbox, new FakeBrowser(authority), new Cancellation());
      clock.advance(Duration.ofHours(2));
    }
    authority.tokenRequests.clear();
    return mailbox;
  }

  private void busy(int status, Map<String, String> headers) {
    authority.next = new FakeAuthority.Answer(status, "application/json", "{}", headers);
  }

  private AccessTokenOutcome acquire(MailboxConfiguration mailbox) {
    return services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP);
  }

  @ParameterizedTest
  @EnumSource(Client.class)
  void everyKindOfClientLeavesABusyAuthorityAloneForTheTimeItAsksFor(Client client)
      throws IOException {
    MailboxConfiguration mailbox = mailboxOf(client);
    busy(429, Map.of("Retry-After", "120"));
    for (int i = 0; i < 20; i++) {
      assertThat(acquire(mailbox)).isInstanceOf(AccessTokenOutcome.Unreachable.class);
    }
    assertThat(authority.tokenRequests).hasSize(1);
    clock.advance(Duration.ofSeconds(100));
    acquire(mailbox);
    assertThat(authority.tokenRequests).hasSize(1);

    authority.next = null;
    clock.advance(Duration.ofSeconds(30));
    assertThat(acquire(mailbox)).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(authority.tokenRequests).hasSize(2);
  }

  @Test
  void timeToWaitMayBeADate() throws IOException {
    MailboxConfiguration mailbox = mailboxOf(Client.APPLICATION);
    Instant until = clock.instant().plus(Duration.ofMinutes(5));
    busy(
        503,
        Map.of(
            "Retry-After",
            DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ROOT)
                .format(until.atZone(ZoneOffset.UTC))));
    acquire(mailbox);
    clock.advance(Duration.ofMinutes(4));
    acquire(mailbox);
    assertThat(authority.tokenRequests).hasSize(1);

    clock.advance(Duration.ofMinutes(2));
    acquire(mailbox);
    assertThat(authority.tokenRequests).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
  void nobodyIsLockedOutForLongerThanAnHour(String absurd) throws IOException {
    MailboxConfiguration mailbox = mailboxOf(Client.APPLICATION);
    busy(429, Map.of("Retry-After", absurd));
    acquire(mailbox);
    clock.advance(Duration.ofMinutes(59));
    acquire(mailbox);
    assertThat(authority.tokenRequests).hasSize(1);

    clock.advance(Duration.ofMinutes(2));
    acquire(mailbox);
    assertThat(authority.tokenRequests).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "0", "", "99999999999999999999"})
  void tooManyRequestsWithoutAUsableTimeMeansTenSeconds(String unusable) throws IOException {
    MailboxConfiguration mailbox = mailboxOf(Client.APPLICATION);
    busy(429, unusable.isEmpty() ? Map.of() : Map.of("Retry-After", unusable));
    acquire(mailbox);
    clock.advance(Duration.ofSeconds(5));
    acquire(mailbox);
    assertThat(authority.tokenRequests).hasSize(1);

    clock.advance(Duration.ofSeconds(6));
    acquire(mailbox);
    assertThat(authority.tokenRequests).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Client.class)
  void brokenAuthorityIsAskedOnceAnAttemptAndNeverMoreThanThreeTimes(Client client)
      throws IOException {
    MailboxConfiguration mailbox = mailboxOf(client);
    busy(500, Map.of());
    acquire(mailbox);

    assertThat(authority.tokenRequests).hasSizeBetween(1, 3);
  }
}
