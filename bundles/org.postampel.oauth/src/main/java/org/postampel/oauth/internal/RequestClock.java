package org.postampel.oauth.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Limits how long a client may take to say what it wants: its thread is interrupted, which closes
 * the connection. The server that comes with Java has such a limit only for the whole program. Its
 * one thread is a daemon; {@link #close()} ends it.
 */
final class RequestClock implements AutoCloseable {

  private final Duration longest;
  private final ThreadLocal<ScheduledFuture<?>> running = new ThreadLocal<>();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, DaemonThreads.named("postampel-sign-in-clock"));

  /**
   * A clock.
   *
   * @param longest until {@link #stop()}
   */
  RequestClock(Duration longest) {
    this.longest = longest;
    timer.setRemoveOnCancelPolicy(true);
    // A request may still be on its way when the listener closes.
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /** An executor whose tasks are interrupted unless they stop the clock in time. */
  Executor limiting(Executor executor) {
    return task -> executor.execute(() -> run(task));
  }

  private void run(Runnable task) {
    Thread thread = Thread.currentThread();
    running.set(timer.schedule(thread::interrupt, longest.toMillis(), TimeUnit.MILLISECONDS));
    try {
      task.run();
    } finally {
      stop();
      running.remove();
      // A late interrupt is not meant for the next task of this thread.
      Thread.interrupted();
    }
  }

  /** Says that the client has said it all; to be called in the task. */
  void stop() {
    running.get().cancel(false);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
