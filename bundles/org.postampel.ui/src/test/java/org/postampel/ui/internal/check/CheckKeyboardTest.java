package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.ui.internal.check.CheckStage.LOGIN;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.check.StepId;

class CheckKeyboardTest {

  @RegisterExtension static final CheckStage stage = new CheckStage();

  @Test
  void escapeCancelsTheCheckButKeepsTheWindowAndItsResults() {
    CheckDialog dialog = stage.open();
    stage.robot.press("check.start");
    stage.house.checks.allow(1);
    stage.robot.until("the second runs", () -> stage.light(StepId.ACCOUNT_SECRETS).equals("läuft"));

    dialog.getShell().traverse(SWT.TRAVERSE_ESCAPE);
    stage.robot.until("the check is over", () -> dialog.report().isPresent());
    assertThat(stage.light(StepId.ACCOUNT_SETTINGS)).isEqualTo("grün");

    dialog.getShell().traverse(SWT.TRAVERSE_ESCAPE);
    assertThat(dialog.getShell()).isNull();
  }

  @Test
  void whoWorksByKeyboardIsLedToTheFirstRedLight() {
    stage.checkedWithRed(LOGIN);

    assertThat(stage.table().isFocusControl()).isTrue();
    assertThat(stage.table().getSelectionIndex()).isEqualTo(stage.plan.ids().indexOf(LOGIN));
  }
}
