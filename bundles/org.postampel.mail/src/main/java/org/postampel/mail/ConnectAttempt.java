package org.postampel.mail;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;

/**
 * One address that was tried.
 *
 * @param address address and port
 * @param duration how long it took to know
 * @param literal what Java said, such as {@code Connection refused}; empty when it worked
 */
public record ConnectAttempt(InetSocketAddress address, Duration duration, String literal) {
  /** Refuses null. */
  public ConnectAttempt {
    Objects.requireNonNull(address);
    Objects.requireNonNull(duration);
    Objects.requireNonNull(literal);
  }
}
