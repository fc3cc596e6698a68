package org.postampel.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckOptionsTest {

  @Test
  void shortCheckGivesEachStepAtMostHalfOfItsTime() {
    CheckOptions options = CheckOptions.defaults().withTimeout(Duration.ofSeconds(6));

    assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(6));
    assertThat(options.stepTimeout()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void longCheckLeavesTheStepsTheirTime() {
    assertThat(CheckOptions.defaults().withTimeout(Duration.ofMinutes(5)).stepTimeout())
        .isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void timeThatIsNoneIsRefused() {
    assertThatThrownBy(() -> CheckOptions.defaults().withTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CheckOptions.defaults().withStepTimeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyServersCanBeLeftOutAndNoneThatATestMessageNeeds() {
    CheckOptions options = CheckOptions.defaults();

    assertThatThrownBy(() -> options.withoutLegs(Set.of(Leg.OAUTH)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withRoundtrip(true).withoutLegs(Set.of(Leg.IMAP)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(options.withoutLegs(Set.of(Leg.IMAP)).withMx(false).leftOut())
        .containsExactly(Leg.IMAP);
  }
}
