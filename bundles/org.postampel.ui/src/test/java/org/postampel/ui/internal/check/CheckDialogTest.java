package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckPlanner;
import org.postampel.check.Leg;
import org.postampel.check.Light;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.fixture.ScriptedChecks;
import org.postampel.ui.internal.fixture.SomeCertificate;
import org.postampel.ui.internal.widget.Ids;

class CheckDialogTest {

  private static final StepId LOGIN = StepId.of(MailProtocol.SMTP, "login");
  private static final StepId NONE = StepId.of(MailProtocol.POP3, "login");

  private static Display display;
  private static Robot robot;
  private final House house = new House();
  private final MailboxConfiguration mailbox = house.configuration("support", House.sharedDraft());
  private final int steps = CheckPlanner.plan(mailbox).steps().size();

  @BeforeAll
  static void openDisplay() {
    display = new Display();
    robot = new Robot(display);
  }

  @AfterEach
  void closeWindows() {
    house.checks.allowAll();
    robot.closeAll();
  }

  @AfterAll
  static void closeDisplay() {
    display.dispose();
  }

  @Test
  void everyStepIsListedBeforeAnythingIsChecked() {
    open();

    assertThat(table().getItemCount()).isEqualTo(steps);
    assertThat(table().getItem(0).getText(0)).isEqualTo("wartet");
    assertThat(robot.find("check.verdict", Label.class).getText()).isEqualTo("Noch nicht geprüft");
    assertThat(robot.find("check.cancel", Button.class).getText()).isEqualTo("Schließen");
  }

  @Test
  void rowsShowTheirLightsWhileTheCheckIsStillAtWork() {
    open();
    robot.press("check.start");

    house.checks.allow(1);
    robot.until("the first is green", () -> light(StepId.ACCOUNT_SETTINGS).equals("grün"));
    robot.until("the second runs", () -> light(StepId.ACCOUNT_SECRETS).equals("läuft"));

    assertThat(row(StepId.ACCOUNT_SETTINGS).getText(2)).isEqualTo("0,1 s");
    assertThat(light(StepId.OAUTH_CLAIMS)).isEqualTo("wartet");
    assertThat(robot.find("check.start", Button.class).isEnabled()).isFalse();
    assertThat(robot.find("check.cancel", Button.class).getText()).isEqualTo("Abbrechen");
    assertThat(robot.find("check.verdict", Label.class).getText()).contains("von " + steps);
  }

  @Test
  void theWindowStaysAliveWhileTheRunnerBlocks() {
    open();
    robot.press("check.start");
    robot.until("the first runs", () -> table().getItem(0).getText(0).equals("läuft"));

    long begin = System.nanoTime();
    int[] beats = new int[1];
    Runnable[] beat = new Runnable[1];
    beat[0] =
        () -> {
          beats[0]++;
          display.timerExec(10, beat[0]);
        };
    display.timerExec(10, beat[0]);
    robot.until("twenty beats", () -> beats[0] >= 20);
    display.timerExec(-1, beat[0]);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    assertThat(table().getItem(0).getText(0)).isEqualTo("läuft");
  }

  @Test
  void cancellingEndsTheCheckWithinASecondAndTheRestIsGrey() {
    CheckDialog dialog = open();
    robot.press("check.start");
    house.checks.allow(1);
    robot.until("the second runs", () -> light(StepId.ACCOUNT_SECRETS).equals("läuft"));

    robot.press("check.cancel");
    robot.until(
        "the check is over",
        Duration.ofSeconds(1),
        () -> robot.find("check.start", Button.class).isEnabled());

    assertThat(dialog.report()).map(report -> report.light()).contains(Light.GREY);
    assertThat(light(StepId.ACCOUNT_SETTINGS)).isEqualTo("grün");
    assertThat(light(StepId.ACCOUNT_SECRETS)).isEqualTo("nicht geprüft: abgebrochen");
    assertThat(dialog.getShell().isVisible()).isTrue();
  }

  @Test
  void escapeCancelsTheCheckButKeepsTheWindowAndItsResults() {
    CheckDialog dialog = open();
    robot.press("check.start");
    house.checks.allow(1);
    robot.until("the second runs", () -> light(StepId.ACCOUNT_SECRETS).equals("läuft"));

    dialog.getShell().traverse(SWT.TRAVERSE_ESCAPE);
    robot.until("the check is over", () -> dialog.report().isPresent());
    assertThat(light(StepId.ACCOUNT_SETTINGS)).isEqualTo("grün");

    dialog.getShell().traverse(SWT.TRAVERSE_ESCAPE);
    assertThat(dialog.getShell()).isNull();
  }

  @Test
  void aRunnerThatDoesNotListenCannotHoldTheWindowOpen() {
    house.checks.goDeaf();
    CheckDialog dialog = open();
    robot.press("check.start");
    robot.until("the first runs", () -> table().getItem(0).getText(0).equals("läuft"));

    robot.press("check.cancel");
    robot.press("check.cancel");

    assertThat(dialog.getShell()).isNull();
  }

  @Test
  void aRedStepIsSelectedAndSaysCauseRemedyAndEvidence() {
    house.checks.makeRed(LOGIN);
    house.checks.allowAll();
    CheckDialog dialog = open();

    robot.press("check.start");
    robot.until("the check is over", () -> dialog.report().isPresent());

    assertThat(table().getSelectionIndex())
        .isEqualTo(CheckPlanner.plan(mailbox).ids().indexOf(LOGIN));
    assertThat(details())
        .contains("Ursache", "Das können Sie tun", "Das kann Ihr Administrator tun")
        .anyMatch(text -> text.contains("smtp.auth-disabled"))
        .contains(ScriptedChecks.COMMAND);
    assertThat(details().indexOf("Das können Sie tun"))
        .isLessThan(details().indexOf("Das kann Ihr Administrator tun"));
    assertThat(robot.find("check.verdict", Label.class).getText()).startsWith("Rot");
  }

  @Test
  void whoWorksByKeyboardIsLedToTheFirstRedLight() {
    checkWithRed(LOGIN);

    assertThat(table().isFocusControl()).isTrue();
    assertThat(table().getSelectionIndex())
        .isEqualTo(CheckPlanner.plan(mailbox).ids().indexOf(LOGIN));
  }

  @Test
  void theEvidenceIsFoldedUntilSomebodyWantsToSeeIt() {
    checkWithRed(LOGIN);
    assertThat(robot.isShown("check.evidence")).isFalse();

    robot.tick("check.evidence.show", true);

    assertThat(robot.isShown("check.evidence")).isTrue();
    assertThat(robot.find("check.evidence", Text.class).getText())
        .contains("Antwort des Servers: 535 5.7.139");
  }

  @Test
  void theCommandOfARemedyCanBeCopied() {
    checkWithRed(LOGIN);

    robot.press("check.copy.0");

    assertThat(clipboard()).isEqualTo(ScriptedChecks.COMMAND);
    assertThat(robot.find("check.status", Label.class).getText()).contains("kopiert");
  }

  @Test
  void whatTheAdministratorCanDoIsCopiedAsOneText() {
    open();
    assertThat(robot.find("check.administrator", Button.class).isEnabled()).isFalse();
    robot.closeAll();
    checkWithRed(LOGIN);

    robot.press("check.administrator");

    assertThat(clipboard())
        .startsWith("An den Administrator")
        .contains("support@musterfirma.example", ScriptedChecks.COMMAND)
        .doesNotContain("kein Browser gefunden");
  }

  @Test
  void theReportIsCopiedAsText() {
    checkWithRed(LOGIN);

    for (MenuItem item : robot.find("check.report", Button.class).getMenu().getItems()) {
      if ("check.report.copy-text".equals(item.getData(Ids.KEY))) {
        item.notifyListeners(SWT.Selection, new Event());
      }
    }

    assertThat(clipboard()).contains(ScriptedChecks.COMMAND, "Support");
  }

  @Test
  void onlyTheServerThatFailedIsAskedAgainAndTheOtherKeepsItsLights() {
    CheckDialog dialog = checkWithRed(LOGIN);
    house.checks.makeRed(NONE);

    robot.press("check.failed-only");
    robot.until("the check is over", () -> dialog.report().isPresent());

    assertThat(house.checks.asked.get(1).leftOut()).containsExactly(Leg.IMAP);
    assertThat(light(StepId.of(MailProtocol.IMAP, "login"))).isEqualTo("grün");
    assertThat(light(LOGIN)).isEqualTo("grün");
    assertThat(robot.find("check.verdict", Label.class).getText()).isEqualTo("Grün, 1 Punkt offen");
    assertThat(robot.find("check.failed-only", Button.class).isEnabled()).isFalse();
  }

  @Test
  void aTestMessageIsSentOnlyAfterTheQuestionNamedWhomItGoesTo() {
    house.checks.allowAll();
    CheckDialog dialog = open();
    robot.whenShown(
        "check.test-message.dialog",
        question -> {
          assertThat(texts(question)).anyMatch(text -> text.contains(mailbox.address()));
          robot.press("check.test-message.no");
        });
    robot.press("check.test-message");
    robot.rethrow();
    assertThat(house.checks.asked).isEmpty();

    robot.whenShown("check.test-message.dialog", question -> robot.press("check.test-message.yes"));
    robot.press("check.test-message");
    robot.rethrow();
    robot.until("the check is over", () -> dialog.report().isPresent());

    assertThat(house.checks.asked).hasSize(1);
    assertThat(house.checks.asked.get(0).roundtrip()).isTrue();
    assertThat(house.checks.asked.get(0).proofs()).isSameAs(house.proofs);
    assertThat(robot.find("check.verdict", Label.class).getText()).isEqualTo("Grün");
  }

  @Test
  void oneOpenPointIsCountedBesideTheLight() {
    house.checks.allowAll();
    CheckDialog dialog = open();

    robot.press("check.start");
    robot.until("the check is over", () -> dialog.report().isPresent());

    assertThat(robot.find("check.verdict", Label.class).getText()).isEqualTo("Grün, 1 Punkt offen");
    assertThat(robot.find("check.start", Button.class).getText()).contains("Erneut");
  }

  @Test
  void aSecondCheckStartsFromTheBeginning() {
    house.checks.makeRed(LOGIN);
    house.checks.allowAll();
    CheckDialog dialog = open();
    robot.press("check.start");
    robot.until("the first is over", () -> dialog.report().isPresent());

    house.checks.makeRed(StepId.of(MailProtocol.IMAP, "login"));
    robot.press("check.start");
    robot.until("the second is over", () -> dialog.report().isPresent());

    assertThat(table().getSelectionIndex())
        .isEqualTo(CheckPlanner.plan(mailbox).ids().indexOf(StepId.of(MailProtocol.IMAP, "login")));
  }

  @Test
  void aCertificateIsTrustedOnlyByWhoSaysThatItWasCompared() {
    StepId tls = StepId.of(MailProtocol.IMAP, "tls");
    house.checks.showUnknownCertificate(tls, SomeCertificate.pem());
    house.checks.allowAll();
    RecordedSteps mending = new RecordedSteps();
    CheckDialog dialog =
        new CheckDialog(
            null, house.services(Locale.GERMAN), CheckTarget.of(house.checks, mailbox), mending);
    dialog.setBlockOnOpen(false);
    dialog.open();
    robot.press("check.start");
    robot.until("the check is over", () -> dialog.report().isPresent());
    assertThat(robot.find("check.next", Button.class).getText()).contains("Zertifikat");

    robot.whenShown(
        "certificate.dialog",
        shown -> {
          assertThat(robot.find("certificate.trust", Button.class).isEnabled()).isFalse();
          robot.tick("certificate.compared", true);
          house.checks.showUnknownCertificate(tls, "");
          robot.press("certificate.trust");
        });
    robot.press("check.next");
    robot.rethrow();
    robot.until("it is checked again", () -> house.checks.asked.size() == 2);
    robot.until("the check is over", () -> dialog.report().isPresent());

    assertThat(mending.trusted).isEqualTo(SomeCertificate.pem());
    assertThat(light(tls)).isEqualTo("grün");
  }

  @Test
  void fromTheMailboxDialogACertificateCanOnlyBeLookedAt() {
    house.checks.showUnknownCertificate(StepId.of(MailProtocol.IMAP, "tls"), SomeCertificate.pem());
    house.checks.allowAll();
    CheckDialog dialog = open();
    robot.press("check.start");
    robot.until("the check is over", () -> dialog.report().isPresent());

    boolean[] looked = new boolean[1];
    robot.whenShown(
        "certificate.dialog",
        shown -> {
          looked[0] = true;
          assertThat(robot.lookUp("certificate.trust")).isEmpty();
          robot.press("certificate.close");
        });
    robot.press("check.next");
    robot.rethrow();

    assertThat(looked[0]).isTrue();
    assertThat(house.checks.asked).hasSize(1);
  }

  private final class RecordedSteps implements NextSteps {
    private volatile String trusted = "";

    @Override
    public boolean canMend() {
      return true;
    }

    @Override
    public boolean signIn(Shell parent) {
      return false;
    }

    @Override
    public Optional<CheckTarget> trust(String pem) {
      trusted = pem;
      return Optional.of(CheckTarget.of(house.checks, mailbox));
    }
  }

  private CheckDialog checkWithRed(StepId step) {
    house.checks.makeRed(step);
    house.checks.allowAll();
    CheckDialog dialog = open();
    robot.press("check.start");
    robot.until("the check is over", () -> dialog.report().isPresent());
    robot.settle();
    return dialog;
  }

  private static List<String> details() {
    return texts(robot.find("check.details", Composite.class));
  }

  private static List<String> texts(Control root) {
    return Robot.all(root).stream()
        .map(
            control ->
                control instanceof Label label
                    ? label.getText()
                    : control instanceof Text text ? text.getText() : "")
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String clipboard() {
    Clipboard clipboard = new Clipboard(display);
    try {
      return String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
    } finally {
      clipboard.dispose();
    }
  }

  private TableItem row(StepId step) {
    return table().getItem(CheckPlanner.plan(mailbox).ids().indexOf(step));
  }

  private String light(StepId step) {
    return row(step).getText(0);
  }

  private static Table table() {
    return robot.find("check.steps", Table.class);
  }

  private CheckDialog open() {
    CheckDialog dialog =
        new CheckDialog(null, house.services(Locale.GERMAN), CheckTarget.of(house.checks, mailbox));
    dialog.setBlockOnOpen(false);
    dialog.open();
    robot.settle();
    return dialog;
  }
}
