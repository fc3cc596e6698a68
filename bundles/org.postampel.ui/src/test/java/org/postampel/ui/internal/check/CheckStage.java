package org.postampel.ui.internal.check;

import java.util.List;
import java.util.Locale;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postampel.check.CheckPlan;
import org.postampel.check.CheckPlanner;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.widget.Copy;

/** A check dialog on a display, over scripted checks, for one class of tests. */
final class CheckStage
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final StepId LOGIN = StepId.of(MailProtocol.SMTP, "login");
  static final StepId NO_STEP = StepId.of(MailProtocol.POP3, "login");

  Display display;
  Robot robot;
  House house;
  MailboxConfiguration mailbox;
  CheckPlan plan;

  @Override
  public void beforeAll(ExtensionContext context) {
    display = new Display();
    robot = new Robot(display);
    // On GTK the first text that a second display copies is lost with the clipboard of the first.
    Copy.text(display, "lost");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    house = new House();
    mailbox = house.configuration("support", House.sharedDraft());
    plan = CheckPlanner.plan(mailbox);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    house.checks.allowAll();
    robot.closeAll();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    display.dispose();
  }

  CheckDialog open() {
    return open(NextSteps.NONE);
  }

  CheckDialog open(NextSteps nextSteps) {
    CheckDialog dialog =
        new CheckDialog(
            null, house.services(Locale.GERMAN), CheckTarget.of(house.checks, mailbox), nextSteps);
    dialog.setBlockOnOpen(false);
    dialog.open();
    robot.settle();
    return dialog;
  }

  /** Presses start and waits for the report. */
  CheckDialog checked(CheckDialog dialog) {
    house.checks.allowAll();
    robot.press("check.start");
    robot.until("the check is over", () -> dialog.report().isPresent());
    robot.settle();
    return dialog;
  }

  CheckDialog checkedWithRed(StepId step) {
    house.checks.makeRed(step);
    return checked(open());
  }

  Table table() {
    return robot.find("check.steps", Table.class);
  }

  TableItem row(StepId step) {
    return table().getItem(plan.ids().indexOf(step));
  }

  String light(StepId step) {
    return row(step).getText(0);
  }

  Button button(String id) {
    return robot.find(id, Button.class);
  }

  String label(String id) {
    return robot.find(id, Label.class).getText();
  }

  List<String> details() {
    return Robot.texts(robot.find("check.details", Composite.class));
  }

  String clipboard() {
    Clipboard clipboard = new Clipboard(display);
    try {
      return String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
    } finally {
      clipboard.dispose();
    }
  }
}
