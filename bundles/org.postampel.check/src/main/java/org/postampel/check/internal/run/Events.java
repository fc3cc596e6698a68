package org.postampel.check.internal.run;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.postampel.check.CheckListener;

/** Tells the listener what happened: in order, one call at a time, and never twice. */
final class Events {

  private static final System.Logger LOG = System.getLogger(Events.class.getName());

  private final CheckListener listener;
  private final Queue<Consumer<CheckListener>> waiting = new ArrayDeque<>();
  private final ReentrantLock telling = new ReentrantLock();
  private boolean complained;

  Events(CheckListener listener) {
    this.listener = listener;
  }

  /** Remembers an event; quick, may be called under any lock. */
  void add(Consumer<CheckListener> event) {
    synchronized (waiting) {
      waiting.add(event);
    }
  }

  /** Tells what was added before this call; must be called without a lock. */
  void tell() {
    telling.lock();
    try {
      for (Consumer<CheckListener> next = next(); next != null; next = next()) {
        tell(next);
      }
    } finally {
      telling.unlock();
    }
  }

  private void tell(Consumer<CheckListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      if (!complained) {
        complained = true;
        LOG.log(System.Logger.Level.WARNING, "A listener of a check failed.", e);
      }
    }
  }

  private Consumer<CheckListener> next() {
    synchronized (waiting) {
      return waiting.poll();
    }
  }
}
