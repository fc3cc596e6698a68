package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.AuthorityFailure;

/** Reading refusals that come from the network. */
class AuthorityAnswerTest {

  @Test
  void whatSteersATerminalIsTakenOutAndLineEndsStay() {
    AuthorityFailure failure =
        AuthorityAnswer.failure(
            400,
            "{\"error\":\"invalid\\u0007_grant\",\"error_description\":"
                + "\"AADSTS1: \\u001b[31mred\\u202eder\\r\\nTrace\"}");

    assertThat(failure.error()).isEqualTo("invalid_grant");
    assertThat(failure.description()).isEqualTo("AADSTS1: [31mredder\r\nTrace");
  }

  @Test
  void parametersOfARedirectAreCleanedAndCutToo() {
    AuthorityFailure failure =
        AuthorityAnswer.failure(
            Map.of(
                "error", List.of("access_denied"),
                "error_description", List.of("\u001b]0;title\u0007" + "x".repeat(10_000))));

    assertThat(failure.description()).startsWith("]0;title").hasSizeLessThanOrEqualTo(4000);
  }

  @Test
  void lifeOfARefreshTokenIsReadInMicrosoftsAndInKeycloaksWords() {
    assertThat(AuthorityAnswer.refreshTokenLife("{\"refresh_token_expires_in\":\"86399\"}"))
        .contains(Duration.ofSeconds(86399));
    assertThat(AuthorityAnswer.refreshTokenLife("{\"refresh_expires_in\":1800}"))
        .contains(Duration.ofMinutes(30));
    assertThat(AuthorityAnswer.refreshTokenLife("{\"refresh_expires_in\":0}")).isEmpty();
    assertThat(AuthorityAnswer.refreshTokenLife("{\"refresh_expires_in\":-1}")).isEmpty();
    assertThat(AuthorityAnswer.refreshTokenLife("no json")).isEmpty();
  }

  @Test
  void directoryOfTheAccountIsComparedOnlyWhereThatIsPossible() {
    String id = "11111111-2222-3333-4444-555555555555";
    String other = "00000000-0000-0000-0000-00000000dead";
    String personal = "9188040d-6c67-4c5b-b112-36a304b66dad";

    assertThat(TenantRule.fits(id, id.toUpperCase(java.util.Locale.ROOT))).isTrue();
    assertThat(TenantRule.fits(id, other)).isFalse();
    assertThat(TenantRule.fits("organizations", other)).isTrue();
    assertThat(TenantRule.fits("organizations", personal)).isFalse();
    assertThat(TenantRule.fits("consumers", personal)).isTrue();
    assertThat(TenantRule.fits("consumers", id)).isFalse();
    assertThat(TenantRule.fits("common", personal)).isTrue();
    assertThat(TenantRule.fits("musterfirma.example", other)).isTrue();
    assertThat(TenantRule.fits(id, "")).isTrue();
  }
}
