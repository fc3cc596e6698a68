package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.ui.internal.fixture.Robot;

class NextActionInDialogTest {

  @RegisterExtension static final CheckStage stage = new CheckStage();

  @Test
  void aTestMessageIsSentOnlyAfterTheQuestionNamedWhomItGoesTo() {
    stage.house.checks.allowAll();
    CheckDialog dialog = stage.open();
    stage.robot.whenShown(
        "check.test-message.dialog",
        question -> {
          assertThat(Robot.texts(question))
              .anyMatch(text -> text.contains(stage.mailbox.address()));
          stage.robot.press("check.test-message.no");
        });
    stage.robot.press("check.test-message");
    stage.robot.rethrow();
    assertThat(stage.house.checks.asked).isEmpty();

    stage.robot.whenShown(
        "check.test-message.dialog", question -> stage.robot.press("check.test-message.yes"));
    stage.robot.press("check.test-message");
    stage.robot.rethrow();
    stage.robot.until("the check is over", () -> dialog.report().isPresent());

    assertThat(stage.house.checks.asked).hasSize(1);
    assertThat(stage.house.checks.asked.get(0).roundtrip()).isTrue();
    assertThat(stage.house.checks.asked.get(0).proofs()).isSameAs(stage.house.proofs);
    assertThat(stage.label("check.verdict")).isEqualTo("Grün");
  }
}
