package org.postampel.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckReportTest {

  @ParameterizedTest(name = "{0} makes {1} with {2} open")
  @CsvSource({
    "green,                                  green,  0",
    "green yellow,                           yellow, 0",
    "yellow,                                 yellow, 0",
    "green yellow red,                       red,    0",
    "green red cancelled,                    red,    0",
    "green cancelled,                        grey,   0",
    "green yellow cancelled,                 grey,   0",
    "green probe-failed,                     grey,   0",
    "green yellow probe-failed,              grey,   0",
    "green not-chosen,                       green,  1",
    "green not-applicable,                   green,  0",
    "green not-applicable not-chosen,        green,  1",
    "green not-inspectable,                  green,  1",
    "green not-inspectable not-chosen,       green,  2",
    "green yellow blocked,                   yellow, 1",
    "red blocked blocked not-chosen,         red,    3",
    "not-applicable,                         grey,   0",
    "not-chosen not-inspectable,             grey,   2"
  })
  void overallLightFollowsTheRule(String steps, String light, int open) {
    CheckReport report = report(steps);

    assertThat(report.light().id()).isEqualTo(light);
    assertThat(report.open()).isEqualTo(open);
  }

  @Test
  void reportWithOnePointOpenSaysSoInBothLanguages() {
    CheckReport report = report("green not-applicable not-chosen");

    assertThat(CheckTexts.in(Locale.GERMAN).overall(report)).isEqualTo("Grün, 1 Punkt offen");
    assertThat(CheckTexts.in(Locale.ENGLISH).overall(report)).isEqualTo("Green, 1 point open");
    assertThat(CheckTexts.in(Locale.GERMAN).overall(report("red blocked blocked")))
        .isEqualTo("Rot, 2 Punkte offen");
    assertThat(CheckTexts.in(Locale.GERMAN).overall(report("green"))).isEqualTo("Grün");
  }

  @Test
  void greenWithoutEvidenceIsRefused() {
    assertThatThrownBy(
            () ->
                StepResult.green(
                    StepId.OAUTH_TOKEN, Sentence.of("proved.settings"), List.of(), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evidence");
  }

  @Test
  void planRefusesARequirementThatDoesNotStandBefore() {
    PlannedStep late = new PlannedStep.Runs(StepId.OAUTH_TOKEN, Set.of(StepId.ACCOUNT_SETTINGS));

    assertThatThrownBy(() -> new CheckPlan(List.of(late)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CheckReport report(String words) {
    List<StepResult> steps = new ArrayList<>();
    for (String word : words.trim().split(" +")) {
      StepId step = new StepId("imap.step-" + (char) ('a' + steps.size()));
      steps.add(
          switch (word) {
            case "green" -> Samples.green(step);
            case "yellow" -> Samples.yellow(step);
            case "red" -> Samples.red(step);
            default ->
                Samples.grey(
                    step, GreyReason.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
          });
    }
    return Samples.report(steps.toArray(StepResult[]::new));
  }
}
