package org.postampel.tokenstore.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.postampel.tokenstore.internal.Leases.Lease;

/**
 * How one waiter finds out that the owner of a lease is gone, without comparing the clocks of two
 * machines: it measures by its own steady clock how long the row stays unchanged, and adds that to
 * the row step by step. As every addition changes the row, no two waiters count the same second,
 * and as the count stays in the row, waiters that give up early still bring the end nearer.
 */
final class LeaseWatch {

  /**
   * How long a lease lasts when its owner dies; a living owner renews it three times as often. It
   * is as long as one token request may take (20 s) and its answer may wait for the database (10
   * s), so that also an owner that cannot renew stores what it was given.
   */
  static final Duration LENGTH = Duration.ofSeconds(30);

  /** What is counted; a waiter that gives up earlier counts nothing. */
  static final Duration STEP = Duration.ofSeconds(1);

  /** The most one look may count: who was asleep meanwhile knows nothing about the owner. */
  private static final long MOST_STEPS = 5;

  private final LongSupplier nanoTime;
  private Optional<Lease> seen = Optional.empty();
  private long since;

  /**
   * A watch that has seen nothing yet.
   *
   * @param nanoTime a clock that nobody sets, such as {@link System#nanoTime}
   */
  LeaseWatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The whole steps since this lease was first seen like this; 0 means: go on waiting. */
  long steps(Lease lease) {
    long now = nanoTime.getAsLong();
    if (!seen.equals(Optional.of(lease))) {
      seen = Optional.of(lease);
      since = now;
    }
    return Math.min((now - since) / STEP.toNanos(), MOST_STEPS);
  }

  /** Whether the lease has ended once these steps are added. */
  static boolean isEnded(Lease lease, long steps) {
    return lease.waited() + steps >= LENGTH.dividedBy(STEP);
  }
}
