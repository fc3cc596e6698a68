package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckRunner;
import org.postampel.check.Evidence;
import org.postampel.check.Light;
import org.postampel.check.Remedy;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.mail.HostResolver;

class RefusedSignInTest {

  private final CheckRunner runner = Rig.runner(HostResolver.system());

  @Test
  void aWrongClientSecretIsExplainedLikeInACheck() {
    String literal = "AADSTS7000215: Invalid client secret provided.";

    StepResult result =
        runner.refused(
            Samples.shared(), new AuthorityFailure(401, "invalid_client", "", literal, "", ""));

    assertThat(result.step()).isEqualTo(StepId.OAUTH_TOKEN);
    assertThat(result.light()).isEqualTo(Light.RED);
    assertThat(result.finding().orElseThrow().code()).isEqualTo("signin.client-secret-wrong");
    assertThat(result.summary().in(Locale.GERMAN)).doesNotContain("AADSTS").isNotBlank();
    assertThat(result.remedies()).extracting(Remedy::who).contains(Remedy.Who.ADMINISTRATOR);
    assertThat(result.evidence())
        .anySatisfy(
            shown -> {
              assertThat(shown.kind()).isEqualTo(Evidence.Kind.AUTHORITY_ANSWER);
              assertThat(shown.text()).contains(literal, "error: invalid_client");
            });
  }

  @Test
  void anAnswerNobodyKnowsKeepsItsWords() {
    StepResult result =
        runner.refused(
            Samples.shared(), new AuthorityFailure(400, "moon_phase", "", "wait for it", "", ""));

    assertThat(result.light()).isEqualTo(Light.RED);
    assertThat(result.finding().orElseThrow().code()).isEqualTo("signin.refused");
    assertThat(result.evidence()).anyMatch(shown -> shown.text().contains("wait for it"));
  }
}
