package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.ui.internal.check.CheckStage.LOGIN;
import static org.postampel.ui.internal.check.CheckStage.NO_STEP;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.check.Leg;
import org.postampel.check.Light;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;

class CheckDialogTest {

  @RegisterExtension static final CheckStage stage = new CheckStage();

  @Test
  void everyStepIsListedBeforeAnythingIsChecked() {
    stage.open();

    assertThat(stage.items().map(item -> item.getText(1)))
        .containsExactlyInAnyOrderElementsOf(stage.plan.ids().stream().map(stage::title).toList());
    assertThat(stage.items().map(item -> item.getText(0))).containsOnly("wartet");
    assertThat(stage.label("check.verdict")).isEqualTo("Noch nicht geprüft");
    assertThat(stage.button("check.cancel").getText()).isEqualTo("Schließen");
  }

  @Test
  void rowsShowTheirLightsWhileTheCheckIsStillAtWork() {
    stage.open();
    stage.robot.press("check.start");

    stage.house.checks.allow(1);
    stage.robot.until(
        "the first is green", () -> stage.light(StepId.ACCOUNT_SETTINGS).equals("grün"));
    stage.robot.until("the second runs", () -> stage.light(StepId.ACCOUNT_SECRETS).equals("läuft"));

    assertThat(stage.row(StepId.ACCOUNT_SETTINGS).getText(2)).isEqualTo("0,1 s");
    assertThat(stage.light(StepId.OAUTH_CLAIMS)).isEqualTo("wartet");
    assertThat(stage.button("check.start").isEnabled()).isFalse();
    assertThat(stage.button("check.cancel").getText()).isEqualTo("Abbrechen");
    assertThat(stage.label("check.verdict")).contains("von " + stage.plan.steps().size());
  }

  @Test
  void theWindowStaysAliveWhileTheRunnerBlocks() {
    stage.open();
    stage.robot.press("check.start");
    stage.robot.until("the first runs", () -> stage.light(StepId.ACCOUNT_SETTINGS).equals("läuft"));

    long begin = System.nanoTime();
    int[] beats = new int[1];
    Runnable[] beat = new Runnable[1];
    beat[0] =
        () -> {
          beats[0]++;
          stage.display.timerExec(10, beat[0]);
        };
    stage.display.timerExec(10, beat[0]);
    stage.robot.until("twenty beats", () -> beats[0] >= 20);
    stage.display.timerExec(-1, beat[0]);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    assertThat(stage.light(StepId.ACCOUNT_SETTINGS)).isEqualTo("läuft");
  }

  @Test
  void cancellingEndsTheCheckAtOnceAndTheRestIsGrey() {
    CheckDialog dialog = stage.open();
    stage.robot.press("check.start");
    stage.house.checks.allow(1);
    stage.robot.until("the second runs", () -> stage.light(StepId.ACCOUNT_SECRETS).equals("läuft"));

    stage.robot.press("check.cancel");
    stage.robot.until(
        "the check is over", Duration.ofSeconds(4), () -> stage.button("check.start").isEnabled());

    assertThat(dialog.report()).map(report -> report.light()).contains(Light.GREY);
    assertThat(stage.light(StepId.ACCOUNT_SETTINGS)).isEqualTo("grün");
    assertThat(stage.light(StepId.ACCOUNT_SECRETS)).isEqualTo("nicht geprüft: abgebrochen");
    assertThat(dialog.getShell().isVisible()).isTrue();
  }

  @Test
  void aRunnerThatDoesNotListenCannotHoldTheWindowOpen() {
    stage.house.checks.goDeaf();
    CheckDialog dialog = stage.open();
    stage.robot.press("check.start");
    stage.robot.until("the first runs", () -> stage.light(StepId.ACCOUNT_SETTINGS).equals("läuft"));

    stage.robot.press("check.cancel");
    stage.robot.press("check.cancel");

    assertThat(dialog.getShell()).isNull();
  }

  @Test
  void oneOpenPointIsCountedBesideTheLight() {
    stage.checked(stage.open());

    assertThat(stage.label("check.verdict")).isEqualTo("Grün, 1 Punkt offen");
    assertThat(stage.label("check.status"))
        .as("told to whoever cannot see the light")
        .isEqualTo("Prüfung beendet: Grün, 1 Punkt offen");
    assertThat(stage.button("check.start").getText()).contains("Erneut");
  }

  @Test
  void aSecondCheckStartsFromTheBeginning() {
    stage.house.checks.makeRed(LOGIN);
    CheckDialog dialog = stage.checked(stage.open());

    stage.house.checks.makeRed(StepId.of(MailProtocol.IMAP, "login"));
    stage.robot.press("check.start");
    stage.robot.until("the second is over", () -> dialog.report().isPresent());

    assertThat(stage.selected()).isEqualTo(stage.title(StepId.of(MailProtocol.IMAP, "login")));
  }

  @Test
  void onlyTheServerThatFailedIsAskedAgainAndTheOtherKeepsItsLights() {
    CheckDialog dialog = stage.checkedWithRed(LOGIN);
    stage.house.checks.makeRed(NO_STEP);

    stage.robot.press("check.failed-only");
    stage.robot.until("the check is over", () -> dialog.report().isPresent());

    assertThat(stage.house.checks.asked.get(1).leftOut()).containsExactly(Leg.IMAP);
    assertThat(stage.light(StepId.of(MailProtocol.IMAP, "login"))).isEqualTo("grün");
    assertThat(stage.light(LOGIN)).isEqualTo("grün");
    assertThat(stage.label("check.verdict")).isEqualTo("Grün, 1 Punkt offen");
    assertThat(stage.button("check.failed-only").isEnabled()).isFalse();
  }
}
