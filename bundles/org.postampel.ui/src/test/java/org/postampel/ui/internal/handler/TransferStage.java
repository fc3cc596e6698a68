package org.postampel.ui.internal.handler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;

/** The commands that copy, carry and keep mailboxes, on a display, for one class of tests. */
final class TransferStage
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  Robot robot;
  House house;
  private Display display;

  @Override
  public void beforeAll(ExtensionContext context) {
    display = new Display();
    robot = new Robot(display);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    house = new House();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    robot.closeAll();
    robot.rethrow();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    display.dispose();
  }

  /** The commands with these mailboxes selected. */
  TransferOpener opener(String... ids) {
    return new TransferOpener(
        house.services(Locale.GERMAN), null, Arrays.stream(ids).map(MailboxId::new).toList());
  }

  /** Types the places, begins, and closes when there is a result, which it gives then. */
  List<String> begin(String name, String places) {
    List<String> said = new ArrayList<>();
    robot.whenShown(
        name + ".dialog",
        dialog -> {
          robot.type(name + ".places", places);
          robot.press(name + ".begin");
          robot.when(
              () -> robot.isShown(name + ".result"),
              () -> {
                said.add(robot.find(name + ".result", Text.class).getText());
                robot.press(name + ".close");
              });
        });
    return said;
  }

  boolean isEnabled(String id) {
    return robot.lookUp(id).filter(control -> control.isEnabled()).isPresent();
  }

  /** Everything that is said in any window. */
  Stream<String> texts() {
    return Arrays.stream(display.getShells()).flatMap(shell -> Robot.texts(shell).stream());
  }
}
