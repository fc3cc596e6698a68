package org.postampel.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A person's wish to stop, which reaches blocking work by running what was registered (closing a
 * socket, cancelling a future) on the thread that cancels. Safe for several threads.
 */
public final class Cancellation {

  /** What {@link #onCancel} gives back, so that finished work can be forgotten. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    /** Forgets the action. */
    @Override
    void close();
  }

  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /** Whether somebody cancelled. */
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Runs the action when somebody cancels; at once when that has happened already.
   *
   * @param action quick, must not throw
   */
  public Registration onCancel(Runnable action) {
    Objects.requireNonNull(action);
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return () -> forget(action);
      }
    }
    action.run();
    return () -> {};
  }

  /** Cancels; the second call does nothing. */
  public void cancel() {
    List<Runnable> toRun;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      toRun = List.copyOf(actions);
      actions.clear();
    }
    toRun.forEach(Runnable::run);
  }

  private synchronized void forget(Runnable action) {
    actions.remove(action);
  }
}
