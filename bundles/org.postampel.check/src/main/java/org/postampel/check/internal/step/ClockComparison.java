package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the local clock is right, as soon as somebody knows. Safe for several threads. */
final class ClockComparison {

  /** What Kerberos and most authorities put up with; row X1 of the failure catalogue. */
  static final Duration TOLERATED = Duration.ofMinutes(5);

  private final CompletableFuture<Duration> ahead = new CompletableFuture<>();

  /**
   * Keeps what was measured first.
   *
   * @param difference how far the other clock is ahead
   */
  void measured(Duration difference) {
    ahead.complete(difference);
  }

  /** The fact for the catalogue: {@code wrong}, {@code right} or {@code unknown}. */
  String fact(Duration longestWait) {
    try {
      return isWrong(ahead.get(longestWait.toMillis(), TimeUnit.MILLISECONDS)) ? "wrong" : "right";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    } catch (TimeoutException | ExecutionException nobodyKnows) {
      return "unknown";
    }
  }

  static boolean isWrong(Duration ahead) {
    return ahead.abs().compareTo(TOLERATED) > 0;
  }
}
