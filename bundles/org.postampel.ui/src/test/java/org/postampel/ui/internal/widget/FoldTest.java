package org.postampel.ui.internal.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postampel.ui.internal.fixture.Robot;

class FoldTest {

  private static final List<String> SERVERS =
      List.of("outlook.office365.com:993", "mailserver.musterfirma.example:40587");

  private static Display display;
  private static Robot robot;

  @BeforeAll
  static void openDisplay() {
    display = new Display();
    robot = new Robot(display);
  }

  @AfterAll
  static void closeDisplay() {
    display.dispose();
  }

  @Test
  void whereThereIsRoomEveryPartIsWhole() {
    assertThat(summary(1200)).isEqualTo(String.join(" \u00B7 ", SERVERS));
  }

  @Test
  void whereThereIsNoRoomEachPartKeepsItsOwnBeginningAndEnd() {
    String[] parts = summary(420).split(" \u00B7 ");

    assertThat(parts).hasSize(2);
    assertThat(parts[0]).startsWith("o").endsWith("3");
    assertThat(parts[1]).startsWith("m").endsWith("7").contains("\u2026");
  }

  private static String summary(int width) {
    Shell shell = new Shell(display);
    shell.setLayout(new FillLayout());
    Fold fold = new Fold(shell, "fold", "Server", open -> {});
    shell.setSize(width, 100);
    shell.open();
    fold.show(false, SERVERS);
    robot.settle();
    String shown = robot.find("fold.summary", Label.class).getText();
    shell.dispose();
    return shown;
  }
}
