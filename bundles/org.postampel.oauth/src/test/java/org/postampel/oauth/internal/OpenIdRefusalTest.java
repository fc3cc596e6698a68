package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;

/** What must not be accepted from an OpenID provider, and what it refuses itself. */
class OpenIdRefusalTest {

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
  void aProviderThatCallsItselfOtherwiseIsNotAsked() {
    desk.authority.issuer = "https://elsewhere.example";
    assertThat(OpenIdDesk.word(desk.signIn())).isEqualTo("issuer_mismatch");
    assertThat(desk.authority.pages).isEmpty();
  }

  @Test
  void anAnswerOfAnotherIssuerIsRefusedBeforeTheCodeIsSent() {
    desk.authority.issuerInRedirect = "https://elsewhere.example";
    assertThat(OpenIdDesk.word(desk.signIn())).isEqualTo("issuer_mismatch");
    assertThat(desk.authority.tokenRequests).isEmpty();
  }

  @Test
  void aPromisedIssuerThatIsMissingIsRefused() {
    desk.authority.issuerInRedirect = "";
    assertThat(OpenIdDesk.word(desk.signIn())).isEqualTo("issuer_missing");
    assertThat(desk.authority.tokenRequests).isEmpty();
  }

  @Test
  void anIdTokenForAnotherRequestIsRefused() {
    desk.authority.nonceInstead = "another";
    assertThat(OpenIdDesk.word(desk.signIn())).isEqualTo("invalid_id_token");
    assertThat(desk.store.names()).isEmpty();
  }

  @Test
  void anIdTokenForAnotherProgramIsRefused() {
    desk.authority.audience = "another-program";
    assertThat(OpenIdDesk.word(desk.signIn())).isEqualTo("invalid_id_token");
  }

  @Test
  void anIdTokenSignedBySomebodyElseIsRefused() {
    desk.authority.foreignKey = true;
    assertThat(OpenIdDesk.word(desk.signIn())).isEqualTo("invalid_id_token");
    assertThat(desk.store.names()).isEmpty();
  }

  @Test
  void anUnknownWordStaysLiteral() {
    desk.authority.refusal = "weather_too_bad";
    SignInOutcome outcome = desk.signIn();
    assertThat(outcome).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(OpenIdDesk.word(outcome)).isEqualTo("weather_too_bad");
  }

  @Test
  void anIdTokenOfAnotherIssuerIsRefused() {
    desk.authority.issuerInToken = "https://elsewhere.example";
    assertThat(OpenIdDesk.word(desk.signIn())).isEqualTo("invalid_id_token");
    assertThat(desk.store.names()).isEmpty();
  }

  @Test
  void anIdTokenThatHasEndedIsRefused() {
    desk.authority.idTokenLife = -3600;
    assertThat(OpenIdDesk.word(desk.signIn())).isEqualTo("invalid_id_token");
    assertThat(desk.store.names()).isEmpty();
  }

  @Test
  void aCodeForAnotherRedirectIsRefusedInTheProvidersWords() {
    desk.authority.remembers = page -> with(page, "redirect_uri", "http://localhost:1/other");
    assertRefused("The redirect_uri is another one.");
  }

  @Test
  void aCodeOfSomebodyElsesBrowserIsRefusedInTheProvidersWords() {
    desk.authority.remembers = page -> with(page, "code_challenge", "of-another-verifier");
    assertRefused("The code_verifier does not match.");
  }

  @Test
  void aCodeThatWasUsedBeforeIsRefusedInTheProvidersWords() {
    desk.authority.codeIsSpent = true;
    assertRefused("The code was used before.");
  }

  private void assertRefused(String literal) {
    SignInOutcome outcome = desk.signIn();
    assertThat(OpenIdDesk.word(outcome)).isEqualTo("invalid_grant");
    assertThat(outcome.authorityFailure().orElseThrow().description()).isEqualTo(literal);
    assertThat(desk.authority.tokenRequests).hasSize(1);
    assertThat(desk.store.names()).isEmpty();
  }

  private static Map<String, String> with(Map<String, String> page, String name, String value) {
    page.put(name, value);
    return page;
  }

  @Test
  void aProgramTheProviderDoesNotKnowStaysAtItsPageUntilCancelled() {
    desk.use(desk.oauth().clientId("unknown"));
    Cancellation cancellation = new Cancellation();
    SignInOutcome outcome =
        desk.signIn(
            page -> {
              assertThat(page.body()).contains("invalid_request");
              cancellation.cancel();
            },
            cancellation);
    assertThat(outcome).isEqualTo(new SignInOutcome.Cancelled());
    assertThat(desk.authority.tokenRequests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known/openid-configuration", "/token", "/keys"})
  void aWebPageInsteadOfAnAnswerIsUnreachableAndSaysSo(String path) {
    desk.authority.instead.put(path, "<html><body>Welcome to the hotel</body></html>");
    assertThat(((SignInOutcome.Unreachable) desk.signIn()).cause())
        .contains("HTTP 200", "text/html", "localhost")
        .doesNotContain("hotel");
    assertThat(desk.store.names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known/openid-configuration", "/token", "/keys"})
  void anAnswerWithoutEndIsCutOffAndNothingIsStored(String path) {
    desk.authority.instead.put(path, "{\"filler\":\"" + "x".repeat(2 << 20) + "\"}");
    assertThat(((SignInOutcome.Unreachable) desk.signIn()).cause())
        .contains("longer than")
        .hasSizeLessThan(300);
    assertThat(desk.store.names()).isEmpty();
  }
}
