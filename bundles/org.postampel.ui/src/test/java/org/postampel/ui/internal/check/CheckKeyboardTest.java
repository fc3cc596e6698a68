package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.ui.internal.check.CheckStage.LOGIN;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.ui.internal.fixture.ScriptedChecks;
import org.postampel.ui.internal.widget.Ids;

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

    assertThat(stage.tree().isFocusControl()).isTrue();
    assertThat(stage.selected()).isEqualTo(stage.title(LOGIN));
  }

  @Test
  void whatIsNotGreenIsAProblemAndTheKeyboardIsLedThere() {
    stage.house.checks.makeYellow(LOGIN);

    stage.checked(stage.open());

    assertThat(stage.tree().isFocusControl()).isTrue();
    assertThat(stage.selected()).isEqualTo(stage.title(LOGIN));
  }

  @Test
  void whenNothingIsWrongTheKeyboardStaysAtTheButton() {
    stage.checked(stage.open());

    assertThat(stage.button("check.start").isFocusControl()).isTrue();
  }

  @Test
  void theFirstProblemIsInSightWithTheStepsBeforeIt() {
    stage.checkedWithRed(LOGIN);
    stage.robot.settle();

    assertThat(stage.isInSight(stage.row(LOGIN))).isTrue();
    assertThat(stage.isInSight(stage.row(StepId.of(MailProtocol.SMTP, "tls")))).isTrue();
  }

  @Test
  void noRowIsCutBelowTheHeaderWhenTheFirstProblemIsInSight() {
    stage.house.checks.makeRed(StepId.OAUTH_CONSENT);
    CheckDialog dialog = stage.open();
    stage.robot.press("check.start");
    for (int step = 0; step < stage.plan.steps().size(); step++) {
      stage.house.checks.allow(1);
      stage.robot.settle();
    }
    stage.robot.until("the check is over", () -> dialog.report().isPresent());
    stage.robot.until(
        "the leg of the problem is whole",
        () -> stage.isInSight(stage.leg("Anmeldung (OAuth 2.0)")));
  }

  @Test
  void tabGoesThroughEverythingThatCanBeUsedAndComesBack() {
    stage.checkedWithRed(LOGIN);

    List<String> visited = new ArrayList<>();
    String first = focused();
    do {
      visited.add(focused());
      stage.display.getFocusControl().traverse(SWT.TRAVERSE_TAB_NEXT);
    } while (!focused().equals(first) && visited.size() < 30);

    assertThat(visited.subList(0, visited.size() - 2))
        .containsExactly(
            "check.steps",
            "check.text.0",
            "check.copy.0",
            "check.evidence.show",
            "check.report",
            "check.administrator",
            "check.test-message",
            "help",
            "check.failed-only");
    assertThat(visited)
        .as("which of the last two comes first is the platform's choice")
        .contains("check.start", "check.cancel");
  }

  @Test
  void f6WalksFromTheStepsToTheResultToTheButtonsAndRound() {
    stage.checkedWithRed(LOGIN);

    List<String> visited = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      visited.add(pane());
      press(SWT.F6, 0, SWT.NONE);
    }
    assertThat(visited).containsExactly("steps", "result", "buttons");
    assertThat(pane()).isEqualTo("steps");

    press(SWT.F6, 0, SWT.SHIFT);
    assertThat(pane()).isEqualTo("buttons");
  }

  @Test
  void theResultCanBeScrolledWithoutAMouse() {
    stage.house.checks.suspect(30);
    stage.checkedWithRed(LOGIN);
    stage.robot.tick("check.causes.show", true);
    stage.robot.settle();
    ScrolledComposite pane = stage.robot.find("check.details.frame", ScrolledComposite.class);
    stage.button("check.causes.show").forceFocus();

    press(SWT.HOME, 0, SWT.NONE);
    assertThat(pane.getOrigin().y).isZero();
    press(SWT.PAGE_DOWN, 0, SWT.NONE);
    int sheet = pane.getOrigin().y;
    assertThat(sheet).isPositive();
    press(SWT.END, 0, SWT.NONE);
    assertThat(pane.getOrigin().y).isGreaterThan(sheet);
  }

  @Test
  void copyingInTheTreeCopiesWhatTheSelectedStepFound() {
    stage.checkedWithRed(LOGIN);

    press('c', 'c', SWT.MOD1);

    assertThat(stage.clipboard())
        .contains("Support", "SMTP: Anmeldung", ScriptedChecks.COMMAND, "535 5.7.139")
        .doesNotContain("IMAP: Anmeldung");
    assertThat(stage.label("check.status")).contains("kopiert");
  }

  @Test
  void beforeTheCheckThereIsNothingToCopy() {
    stage.open();
    stage.tree().setFocus();

    press('c', 'c', SWT.MOD1);

    assertThat(stage.label("check.status")).isEmpty();
  }

  private static void press(int keyCode, int character, int mask) {
    Event event = new Event();
    event.keyCode = keyCode;
    event.character = (char) character;
    event.stateMask = mask;
    stage.display.getFocusControl().notifyListeners(SWT.KeyDown, event);
  }

  private static String focused() {
    return String.valueOf(stage.display.getFocusControl().getData(Ids.KEY));
  }

  /** The part of the window that has the focus. */
  private static String pane() {
    for (Control at = stage.display.getFocusControl(); at != null; at = at.getParent()) {
      Object id = at.getData(Ids.KEY);
      if ("check.steps".equals(id)) {
        return "steps";
      } else if ("check.details.frame".equals(id)) {
        return "result";
      }
    }
    return "buttons";
  }
}
