package org.postampel.check;

import java.time.Duration;
import java.util.Objects;

/**
 * How a check is run.
 *
 * @param timeout how long the whole check may take, more than nothing; steps that are not finished
 *     then are grey {@code cancelled}
 * @param stepTimeout how long a single step may take, more than nothing
 * @param mx whether DNS may be asked for the mail exchangers of the address
 * @param ephemeral whether the sign-in is for this check only; the caller supplies a store that
 *     forgets
 * @param roundtrip whether a message is sent to the mailbox itself and fetched again
 */
public record CheckOptions(
    Duration timeout, Duration stepTimeout, boolean mx, boolean ephemeral, boolean roundtrip) {

  /** Thirty seconds for the check, ten for a step. */
  private static final CheckOptions DEFAULTS =
      new CheckOptions(Duration.ofSeconds(30), Duration.ofSeconds(10), true, false, false);

  /** Refuses a time that is not positive with {@link IllegalArgumentException}. */
  public CheckOptions {
    Objects.requireNonNull(timeout);
    Objects.requireNonNull(stepTimeout);
    if (timeout.isNegative()
        || timeout.isZero()
        || stepTimeout.isNegative()
        || stepTimeout.isZero()) {
      throw new IllegalArgumentException("not a time: " + timeout + ", " + stepTimeout);
    }
  }

  /** Thirty seconds for the check, ten for a step, MX look-up on, nothing else. */
  public static CheckOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same with another time for the whole check; a step gets at most half of it, so that a
   * silent server is still found out in time.
   */
  public CheckOptions withTimeout(Duration value) {
    Duration half = value.dividedBy(2);
    Duration step = stepTimeout.compareTo(half) < 0 ? stepTimeout : half;
    return new CheckOptions(value, step, mx, ephemeral, roundtrip);
  }

  /** The same with another time for a single step. */
  public CheckOptions withStepTimeout(Duration value) {
    return new CheckOptions(timeout, value, mx, ephemeral, roundtrip);
  }

  /** The same with the look-up of mail exchangers on or off. */
  public CheckOptions withMx(boolean value) {
    return new CheckOptions(timeout, stepTimeout, value, ephemeral, roundtrip);
  }

  /** The same with a sign-in for this check only, or not. */
  public CheckOptions withEphemeral(boolean value) {
    return new CheckOptions(timeout, stepTimeout, mx, value, roundtrip);
  }

  /** The same with the round trip of a message on or off. */
  public CheckOptions withRoundtrip(boolean value) {
    return new CheckOptions(timeout, stepTimeout, mx, ephemeral, value);
  }
}
