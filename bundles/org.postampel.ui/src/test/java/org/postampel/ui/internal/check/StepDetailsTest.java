package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.ui.internal.check.CheckStage.LOGIN;

import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.check.StepId;
import org.postampel.ui.internal.fixture.ScriptedChecks;

class StepDetailsTest {

  @RegisterExtension static final CheckStage stage = new CheckStage();

  @Test
  void aRedStepIsSelectedAndSaysCauseRemedyAndEvidence() {
    stage.house.checks.makeRed(LOGIN);
    stage.checked(stage.open());

    assertThat(stage.selected()).isEqualTo(stage.title(LOGIN));
    assertThat(stage.details())
        .contains("Ursache", "Das können Sie tun", "Das kann Ihr Administrator tun")
        .anyMatch(text -> text.contains("smtp.auth-disabled"))
        .contains(ScriptedChecks.COMMAND);
    assertThat(stage.details().indexOf("Das können Sie tun"))
        .isLessThan(stage.details().indexOf("Das kann Ihr Administrator tun"));
    assertThat(stage.label("check.verdict")).startsWith("Rot");
  }

  @Test
  void whatAStepFoundStandsInItsRowAndAboveItsDetails() {
    stage.checkedWithRed(LOGIN);

    String found = stage.row(LOGIN).getText(3);
    assertThat(found).isNotBlank();
    assertThat(stage.details().get(1)).as("below the heading").isEqualTo(found);
    assertThat(stage.row(StepId.ACCOUNT_SETTINGS).getText(3)).isNotBlank().isNotEqualTo(found);
  }

  @Test
  void theEvidenceIsFoldedUntilSomebodyWantsToSeeIt() {
    stage.checkedWithRed(LOGIN);
    assertThat(stage.robot.isShown("check.evidence")).isFalse();

    stage.robot.tick("check.evidence.show", true);

    assertThat(stage.robot.isShown("check.evidence")).isTrue();
    assertThat(stage.robot.find("check.evidence", Text.class).getText())
        .contains("Antwort des Servers: 535 5.7.139");
  }

  @Test
  void theRemediesStandBelowTheMostLikelyCauseAndTheOtherCausesAreFolded() {
    stage.house.checks.suspect(5);
    stage.checkedWithRed(LOGIN);

    assertThat(stage.details())
        .containsSubsequence(
            "Wahrscheinlichste Ursache", "Das können Sie tun", "Das kann Ihr Administrator tun");
    assertThat(stage.button("check.causes.show").getText()).contains("(5)");
    assertThat(stage.robot.isShown("check.causes")).isFalse();

    stage.robot.tick("check.causes.show", true);

    assertThat(stage.robot.isShown("check.causes")).isTrue();
  }

  @Test
  void whenEverythingIsGreenThePaneSaysSoAndTheTreeShowsItsBeginning() {
    stage.house.checks.proveEverything();
    stage.checked(stage.open());

    assertThat(stage.details()).singleElement().asString().startsWith("Das Postfach funktioniert");
    assertThat(stage.isInSight(stage.tree().getItem(0))).isTrue();
  }

  @Test
  void theCommandOfARemedyCanBeCopied() {
    stage.checkedWithRed(LOGIN);

    stage.robot.press("check.copy.0");

    assertThat(stage.clipboard()).isEqualTo(ScriptedChecks.COMMAND);
    assertThat(stage.label("check.status")).contains("kopiert");
  }
}
