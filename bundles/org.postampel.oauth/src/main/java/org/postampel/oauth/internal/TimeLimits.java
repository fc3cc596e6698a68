package org.postampel.oauth.internal;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param connect until a connection to the authority stands
 * @param request until the authority has answered one request completely
 * @param person until the person comes back from the browser
 * @param slowDown what {@code slow_down} adds to the pause between polls (RFC 8628, section 3.5)
 */
record TimeLimits(Duration connect, Duration request, Duration person, Duration slowDown) {

  /** Limits with the RFC's pause. */
  TimeLimits(Duration connect, Duration request, Duration person) {
    this(connect, request, person, Duration.ofSeconds(5));
  }

  /** The limits of normal use. */
  static TimeLimits usual() {
    return new TimeLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(10));
  }
}
