package org.postampel.mail.internal.angus;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postampel.core.task.Cancellation;

/** The waits between two looks, which end with the patience or with a wish to stop. */
final class Pauses {

  private final long start = System.nanoTime();
  private final long end;
  private final Duration between;
  private final Cancellation cancellation;
  private boolean interrupted;

  Pauses(Duration patience, Duration between, Cancellation cancellation) {
    this.end = start + patience.toNanos();
    this.between = between;
    this.cancellation = cancellation;
  }

  /** Waits for the next look; false when there is none. */
  boolean pause() {
    long left = end - System.nanoTime();
    if (left <= 0 || isStopped()) {
      return false;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    try (Cancellation.Registration wish = cancellation.onCancel(stopped::countDown)) {
      boolean stop = stopped.await(Math.min(left, between.toNanos()), TimeUnit.NANOSECONDS);
      return !stop && wish != null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      interrupted = true;
      return false;
    }
  }

  /** Whether somebody wants no further look. */
  boolean isStopped() {
    return interrupted || cancellation.isCancelled();
  }

  /** How long it has been. */
  Duration waited() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
