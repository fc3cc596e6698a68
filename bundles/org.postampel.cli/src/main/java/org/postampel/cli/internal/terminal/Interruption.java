package org.postampel.cli.internal.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.postampel.core.task.Cancellation;

/**
 * Ctrl-C and SIGTERM: cancels what is under way, lets it print what it knows, and then ends the
 * program with its exit status.
 */
public final class Interruption {

  private static final long PATIENCE_SECONDS = 10;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile int status = ExitStatus.UNDECIDED;

  /** The wish to stop that a signal utters. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Does the work and gives its status; meanwhile a signal cancels instead of killing. */
  public int during(IntSupplier work) {
    return during(work, this::signalled);
  }

  /**
   * Does a part of what somebody else does {@link #during}; a signal cancels it, and the other one
   * ends the program.
   */
  public int within(IntSupplier work) {
    return during(work, cancellation::cancel);
  }

  private int during(IntSupplier work, Runnable signalled) {
    Thread hook = new Thread(signalled, "postampel-signal");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      status = work.getAsInt();
      return status;
    } finally {
      done.countDown();
      forget(hook);
    }
  }

  private void signalled() {
    cancellation.cancel();
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      return;
    }
    // Without this the status would be that of the signal.
    Runtime.getRuntime().halt(status);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal came first; the hook ends the program.
      return;
    }
  }
}
