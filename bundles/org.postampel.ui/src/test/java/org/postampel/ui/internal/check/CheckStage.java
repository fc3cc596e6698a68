package org.postampel.ui.internal.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
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

  Tree tree() {
    return robot.find("check.steps", Tree.class);
  }

  TreeItem row(StepId step) {
    return items()
        .filter(item -> item.getText(1).equals(title(step)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + title(step)));
  }

  TreeItem leg(String title) {
    return Stream.of(tree().getItems())
        .filter(item -> item.getText(1).equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no leg " + title));
  }

  /** The rows of the steps from above to below. */
  Stream<TreeItem> items() {
    return Stream.of(tree().getItems()).flatMap(leg -> Stream.of(leg.getItems()));
  }

  /** Whether the whole row is between the header and the foot of the tree. */
  boolean isInSight(TreeItem item) {
    Rectangle tree = tree().getClientArea();
    Rectangle row = item.getBounds();
    return row.y >= tree.y + tree().getHeaderHeight() && row.y + row.height <= tree.y + tree.height;
  }

  /** What stands in the selected row; empty when none is selected. */
  String selected() {
    return tree().getSelectionCount() == 0 ? "" : tree().getSelection()[0].getText(1);
  }

  String title(StepId step) {
    return plan.steps().stream()
        .filter(planned -> planned.id().equals(step))
        .findFirst()
        .map(planned -> planned.title().in(Locale.GERMAN))
        .orElseThrow();
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
