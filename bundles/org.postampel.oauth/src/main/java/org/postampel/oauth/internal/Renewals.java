package org.postampel.oauth.internal;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Renewals that come to their end once the authority was sent a refresh token, also when whoever
 * wanted the token has gone meanwhile: the authority may have replaced it already, and a
 * replacement that is not stored is a sign-in lost. Whoever gives up earlier ends his wait for the
 * lease, or the connection to the authority.
 */
final class Renewals {

  private final ExecutorService threads = DaemonThreads.pool("postampel-renewal");

  /** One renewal. */
  static final class Attempt {
    private Optional<Runnable> stop = Optional.empty();
    private boolean givenUp;

    /**
     * To be called before the authority is asked: false when nobody waits any more.
     *
     * @param how ends the asking where nothing is lost by it; called at most once
     */
    synchronized boolean begin(Runnable how) {
      stop = Optional.of(how);
      return !givenUp;
    }

    private synchronized Optional<Runnable> giveUp() {
      givenUp = true;
      return stop;
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
      attempt.giveUp().ifPresentOrElse(Runnable::run, () -> running.cancel(true));
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
