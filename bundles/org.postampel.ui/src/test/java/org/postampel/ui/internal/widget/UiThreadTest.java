package org.postampel.ui.internal.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.postampel.ui.internal.fixture.Robot;

class UiThreadTest {

  @Test
  void workRunsOnTheThreadOfTheDisplayInTheOrderOfTheCalls() throws InterruptedException {
    Display display = new Display();
    try {
      Shell shell = new Shell(display);
      UiThread ui = new UiThread(display);
      StringBuilder order = new StringBuilder();
      Thread worker =
          new Thread(
              () -> {
                ui.later(shell, () -> order.append("a").append(Display.getCurrent() == display));
                ui.later(shell, () -> order.append("b"));
              });
      worker.start();
      worker.join();

      new Robot(display).until("both ran", () -> order.toString().endsWith("b"));

      assertThat(order).hasToString("atrueb");
    } finally {
      display.dispose();
    }
  }

  @Test
  void workForSomethingThatIsGoneIsDropped() {
    Display display = new Display();
    try {
      Shell shell = new Shell(display);
      boolean[] ran = new boolean[1];
      new UiThread(display).later(shell, () -> ran[0] = true);
      shell.dispose();

      new Robot(display).settle();

      assertThat(ran[0]).isFalse();
    } finally {
      display.dispose();
    }
  }

  @Test
  void aDisplayThatIsGoneIsNoFailure() {
    Display display = new Display();
    Shell shell = new Shell(display);
    UiThread ui = new UiThread(display);
    display.dispose();

    assertThatCode(() -> ui.later(shell, () -> {})).doesNotThrowAnyException();
  }
}
