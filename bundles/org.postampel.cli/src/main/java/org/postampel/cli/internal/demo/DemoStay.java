package org.postampel.cli.internal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.core.task.Cancellation;
import org.postampel.testkit.demo.DemoMailbox;

/** Says what there is and stays until the input ends or the program is asked to stop. */
final class DemoStay {

  private final Terminal terminal;
  private final DemoStage stage;

  DemoStay(Terminal terminal, DemoStage stage) {
    this.terminal = terminal;
    this.stage = stage;
  }

  int run() {
    terminal.print("demo.running", stage.places().mailboxes(), stage.places().store());
    for (DemoMailbox mailbox : stage.mailboxes()) {
      terminal.print(
          "demo.mailbox",
          mailbox.id(),
          mailbox.mailbox().address(),
          DemoCheck.word(terminal, mailbox.light()));
    }
    terminal.print("demo.check-with", stage.places().mailboxes(), stage.places().store());
    terminal.out().flush();
    CountDownLatch end = new CountDownLatch(1);
    try (Cancellation.Registration asked = terminal.cancellation().onCancel(end::countDown)) {
      Thread reader = new Thread(() -> readToTheEnd(end), "postampel-demo-input");
      reader.setDaemon(true);
      reader.start();
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.OK;
  }

  /**
   * An input that was empty from the beginning says nothing: a shell gives that to a program in the
   * background.
   */
  private void readToTheEnd(CountDownLatch end) {
    try {
      long start = System.nanoTime();
      boolean any = false;
      while (terminal.in().read() >= 0) {
        any = true;
      }
      if (any || System.nanoTime() - start > 1_000_000_000L) {
        end.countDown();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
