package org.postampel.tokenstore.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The one thread of a store, which renews leases; it exists only once a lease was taken. */
final class LeaseRenewal implements AutoCloseable {

  private ScheduledExecutorService executor;

  /** Repeats the work until the answer is cancelled; a failed repetition is the last one. */
  synchronized ScheduledFuture<?> every(Duration pause, Runnable work) {
    if (executor == null) {
      executor = Executors.newSingleThreadScheduledExecutor(LeaseRenewal::thread);
    }
    return executor.scheduleWithFixedDelay(
        work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "postampel-lease");
    thread.setDaemon(true);
    return thread;
  }
}
