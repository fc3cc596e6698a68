package org.postampel.mail;

import java.time.Duration;
import java.util.List;

/**
 * How long each part of a dialogue may take as a whole, however slowly the bytes arrive.
 *
 * @param connect all addresses together
 * @param handshake one TLS handshake, the STARTTLS command included
 * @param greeting from the open connection to the capabilities
 * @param step one login, one mailbox, one sender
 * @param logout the polite end
 */
public record TimeLimits(
    Duration connect, Duration handshake, Duration greeting, Duration step, Duration logout) {

  /** Refuses limits that are not positive with {@link IllegalArgumentException}. */
  public TimeLimits {
    for (Duration limit : List.of(connect, handshake, greeting, step, logout)) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("not a time limit: " + limit);
      }
    }
  }

  /** What suits servers on the Internet: 10 s to connect, 10 s, 12 s, 25 s, and 1 s to part. */
  public static TimeLimits standard() {
    return new TimeLimits(
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(12),
        Duration.ofSeconds(25),
        Duration.ofSeconds(1));
  }

  /** The same limit for everything but the logout, which gets at most a second of it. */
  public static TimeLimits each(Duration limit) {
    Duration second = Duration.ofSeconds(1);
    return new TimeLimits(limit, limit, limit, limit, limit.compareTo(second) < 0 ? limit : second);
  }
}
