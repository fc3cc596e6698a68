package org.postampel.oauth.internal;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.HashSet;
import java.util.Set;

/** Finds the sentence that tells most in a chain of network exceptions. */
final class NetworkCause {

  private static final int DEEPEST = 16;

  private NetworkCause() {}

  /** The host and the literal cause, such as {@code login.example:443: Connection refused}. */
  static String of(URI target, Throwable failure) {
    int port = target.getPort() == -1 ? 443 : target.getPort();
    return target.getHost() + ":" + port + ": " + literal(failure);
  }

  private static String literal(Throwable failure) {
    String deepest = failure.getClass().getSimpleName();
    Set<Throwable> seen = new HashSet<>();
    Throwable current = failure;
    while (current != null && seen.size() < DEEPEST && seen.add(current)) {
      if (current instanceof UnresolvedAddressException
          || current instanceof UnknownHostException) {
        return "unknown host";
      } else if (current instanceof HttpConnectTimeoutException) {
        return "no connection in time";
      } else if (current instanceof HttpTimeoutException) {
        return "no answer in time";
      } else if (current.getMessage() != null && !current.getMessage().isBlank()) {
        deepest = current.getMessage();
      } else if (current instanceof ConnectException) {
        deepest = "Connection refused";
      }
      current = current.getCause();
    }
    return deepest;
  }
}
