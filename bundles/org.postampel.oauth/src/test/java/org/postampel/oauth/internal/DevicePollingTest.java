package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;

/** How often an authority is asked about a device code (RFC 8628, section 3.5). */
class DevicePollingTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final Cancellation cancellation = new Cancellation();
  private FakeAuthority authority;

  @BeforeEach
  void start() throws IOException {
    authority = new FakeAuthority();
  }

  @AfterEach
  void stop() {
    cancellation.cancel();
    authority.close();
  }

  private CompletableFuture<SignInOutcome> signIn(String verification, String interval)
      throws IOException {
    authority.deviceCode =
        FakeAuthority.Answer.json(
            200,
            "{\"device_code\":\"d\",\"user_code\":\"U\",\"expires_in\":900"
                + interval
                + ",\"verification_uri\":\""
                + verification
                + "\",\"message\":\"m\"}");
    MailboxConfiguration mailbox = mailbox();
    TimeLimits limits =
        new TimeLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofMillis(50));
    SignInPrompt shows =
        new SignInPrompt() {
          @Override
          public void openInBrowser(URI address) {}

          @Override
          public boolean showDeviceCode(String userCode, URI page, Instant expires) {
            return true;
          }
        };
    return CompletableFuture.supplyAsync(
        () ->
            Composition.compose(store, Mailboxes.presets(), new MovableClock(), "erna", limits)
                .signInService()
                .signIn(mailbox, shows, cancellation));
  }

  private MailboxConfiguration mailbox() throws IOException {
    return Mailboxes.mailbox(
        "support",
        authority.trust(folder),
        Mailboxes.delegated(authority.address()).flow(OAuthFlow.DEVICE_CODE).build());
  }

  private static FakeAuthority.Answer no(String error) {
    return FakeAuthority.Answer.json(400, "{\"error\":\"" + error + "\"}");
  }

  @Test
  void slowDownIsNotTheEnd() throws Exception {
    authority.next = no("slow_down");
    CompletableFuture<SignInOutcome> outcome =
        signIn("https://login.example/device", ",\"interval\":1");
    await().until(() -> authority.tokenRequests.size() >= 2);
    authority.next = no("expired_token");

    assertThat(outcome.get(10, TimeUnit.SECONDS))
        .isInstanceOf(SignInOutcome.DeviceCodeExpired.class);
  }

  @Test
  void authorityThatNamesNoIntervalIsNotFlooded() throws Exception {
    authority.next = no("authorization_pending");
    CompletableFuture<SignInOutcome> outcome = signIn("https://login.example/device", "");
    await().until(() -> authority.tokenRequests.size() == 1);

    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> authority.tokenRequests.size() == 1 && !outcome.isDone());
  }

  @Test
  void pageThatIsNotEncryptedIsNotShown() throws Exception {
    authority.next = no("authorization_pending");

    assertThat(signIn("http://login.example/device", ",\"interval\":1").get(10, TimeUnit.SECONDS))
        .isEqualTo(new SignInOutcome.Unreachable("the address for the device code is not https"));
  }

  @Test
  void authorityThatIsBusyOrBrokenWhilePollingIsAskedAgain() throws Exception {
    authority.next = new FakeAuthority.Answer(503, "text/html", "busy", Map.of());
    CompletableFuture<SignInOutcome> outcome =
        signIn("https://login.example/device", ",\"interval\":1");
    await().atMost(Duration.ofSeconds(30)).until(() -> authority.tokenRequests.size() >= 2);
    assertThat(outcome).isNotDone();
    authority.next = no("authorization_declined");

    assertThat(outcome.get(30, TimeUnit.SECONDS))
        .isInstanceOf(SignInOutcome.DeviceCodeDeclined.class);
  }

  @Test
  void waitTheAuthorityAsksForWhilePollingIsKept() throws Exception {
    authority.next =
        new FakeAuthority.Answer(429, "application/json", "{}", Map.of("Retry-After", "3600"));
    CompletableFuture<SignInOutcome> outcome =
        signIn("https://login.example/device", ",\"interval\":1");
    await().until(() -> authority.tokenRequests.size() == 1);

    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(10))
        .until(() -> authority.tokenRequests.size() == 1 && !outcome.isDone());
  }

  @Test
  void busyAuthorityGivesNoCodeAndIsNotAskedAgain() throws Exception {
    CompletableFuture<SignInOutcome> outcome = signIn("https://login.example/device", "");
    cancellation.cancel();
    outcome.get(10, TimeUnit.SECONDS);
    authority.deviceCode = new FakeAuthority.Answer(503, "text/html", "busy", Map.of());
    authority.tokenRequests.clear();

    SignInOutcome second =
        Composition.compose(
                store, Mailboxes.presets(), new MovableClock(), "erna", TimeLimits.usual())
            .signInService()
            .signIn(mailbox(), new FakeBrowser(authority), new Cancellation());

    assertThat(second).isInstanceOf(SignInOutcome.Unreachable.class);
    assertThat(authority.tokenRequests).isEmpty();
  }

  @Test
  void codesAndAddressesThatNobodyShouldBeShownAreRefused() {
    for (String address :
        List.of(
            "",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https:///device",
            "https://login.example@evil.example/device",
            "https://login.example/\u001b[2Jdevice",
            "https://login.example/" + "x".repeat(3000))) {
      assertThatThrownBy(() -> ShownDeviceCode.of("ABCD-1234", address))
          .as(address)
          .isInstanceOf(AuthorityException.class);
    }
    for (String code : List.of("", "\u001b[31mABCD", "AB\nCD", "\u202eDCBA", "A".repeat(65))) {
      assertThatThrownBy(() -> ShownDeviceCode.of(code, "https://login.example/device"))
          .as(code)
          .isInstanceOf(AuthorityException.class);
    }
  }

  @Test
  void unknownErrorWordIsDeniedLiterally() throws Exception {
    authority.next = no("moon_in_the_wrong_house");

    SignInOutcome outcome =
        signIn("https://login.example/device", ",\"interval\":1").get(10, TimeUnit.SECONDS);

    assertThat(outcome.authorityFailure().orElseThrow().error())
        .isEqualTo("moon_in_the_wrong_house");
  }
}
