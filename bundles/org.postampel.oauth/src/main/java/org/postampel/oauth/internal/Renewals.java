package org.postampel.oauth.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Renewals that come to their end once the authority was asked, also when whoever wanted the token
 * has gone meanwhile: the authority may have replaced the refresh token already, and a replacement
 * that is not stored is a sign-in lost. Whoever gives up earlier ends his wait for the lease.
 */
final class Renewals {

  private final ExecutorService threads = DaemonThreads.pool("postampel-renewal");

  /** One renewal. */
  static final class Attempt {
    private final AtomicBoolean decided = new AtomicBoolean();

    /** To be called before the authority is asked: false when nobody waits any more. */
    boolean begin() {
      return decided.compareAndSet(false, true);
    }

    private boolean giveUp() {
      return decided.compareAndSet(false, true);
    }
  }

  /**
   * Does the work on a thread of its own and waits for it.
   *
   * @throws InterruptedException when the caller no longer waits; the work may go on
   */
  <T> T finished(Function<Attempt, T> work) throws InterruptedException {
    Attempt attempt = new Attempt();
    Future<T> running = threads.submit(() -> work.apply(attempt));
    try {
      return running.get();
    } catch (InterruptedException e) {
      if (attempt.giveUp()) {
        running.cancel(true);
      }
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
