package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;

/** Signing in at an OpenID provider by a code typed elsewhere. */
class OpenIdDeviceCodeTest {

  private OpenIdDesk desk;
  private final List<String> shown = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private Runnable whenShown = () -> {};

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    desk = new OpenIdDesk(folder);
    desk.authority.issuesDeviceCodes = true;
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void aProviderWithoutDeviceCodesIsSaidInOneSentence() {
    desk.authority.issuesDeviceCodes = false;
    SignInOutcome outcome = signIn();
    assertThat(outcome.sentence(OAuthServices.texts(Locale.ENGLISH))).contains("no device codes");
  }

  @Test
  void theCodeIsShownAndPolledUntilThePersonHasTypedIt() {
    desk.authority.devicePolls.addAll(List.of("authorization_pending", "slow_down"));
    assertThat(signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(shown).containsExactly("ABCD-EFGH");
    assertThat(desk.authority.tokenRequests).hasSize(3);
    assertThat(desk.acquire(OpenIdDesk.later(2))).isInstanceOf(AccessTokenOutcome.Granted.class);
  }

  @Test
  void slowDownMakesEveryLaterPauseLonger() {
    desk.authority.devicePolls.add("slow_down");
    Instant begin = Instant.now();
    assertThat(signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(Duration.between(begin, Instant.now()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2).plus(OpenIdDesk.SLOW_DOWN));
  }

  @Test
  void aCodeNobodyTypedInTimeIsItsOwnOutcomeWithTheProvidersWords() {
    desk.authority.devicePolls.add("expired_token");
    SignInOutcome.DeviceCodeExpired expired = (SignInOutcome.DeviceCodeExpired) signIn();
    assertThat(expired.failure().description()).isEqualTo("literally expired_token");
    assertThat(desk.store.names()).isEmpty();
  }

  @Test
  void aPersonWhoSaysNoIsItsOwnOutcomeWithTheProvidersWords() {
    desk.authority.devicePolls.add("access_denied");
    SignInOutcome.DeviceCodeDeclined declined = (SignInOutcome.DeviceCodeDeclined) signIn();
    assertThat(declined.failure().description()).isEqualTo("literally access_denied");
    assertThat(desk.store.names()).isEmpty();
  }

  @Test
  void cancellingEndsThePollingAtOnce() {
    for (int i = 0; i < 100; i++) {
      desk.authority.devicePolls.add("authorization_pending");
    }
    whenShown = cancellation::cancel;
    assertThat(signIn()).isEqualTo(new SignInOutcome.Cancelled());
    assertThat(desk.authority.tokenRequests).isEmpty();
  }

  private SignInOutcome signIn() {
    SignInPrompt prompt =
        new SignInPrompt() {
          @Override
          public void openInBrowser(URI address) {
            throw new AssertionError("a device code was chosen");
          }

          @Override
          public boolean prefersDeviceCode() {
            return true;
          }

          @Override
          public boolean showDeviceCode(String userCode, URI page, Instant expires) {
            shown.add(userCode);
            whenShown.run();
            return true;
          }
        };
    return desk.services.signInService().signIn(desk.mailbox, prompt, cancellation);
  }
}
