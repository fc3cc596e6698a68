package org.postampel.oauth.internal;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.postampel.core.mailbox.SignInKey;

/**
 * Remembers which authorities asked whom to come back later ({@code Retry-After}, RFC 9110, section
 * 10.2.3), so that they are left alone until then instead of waiting for them. Safe for several
 * threads.
 */
final class BackOff {

  private static final Duration LONGEST = Duration.ofHours(1);

  /** How long an authority is left alone that says "too many requests" and no time. */
  private static final Duration USUAL = Duration.ofSeconds(10);

  private static final int TOO_MANY_REQUESTS = 429;

  private final Clock clock;
  private final Map<Endpoint, Instant> notBefore = new ConcurrentHashMap<>();

  private record Endpoint(String authority, String path, SignInKey who) {}

  BackOff(Clock clock) {
    this.clock = clock;
  }

  /** Notes what an answer with status 429 or 5xx asks for; returns it in words. */
  String told(URI target, SignInKey who, HttpResponse<?> answer) {
    String said = "HTTP " + answer.statusCode() + " from " + target.getHost();
    Optional<Duration> wait =
        answer.headers().firstValue("Retry-After").flatMap(this::duration).filter(this::sensible);
    if (wait.isEmpty() && answer.statusCode() == TOO_MANY_REQUESTS) {
      wait = Optional.of(USUAL);
    }
    if (wait.isEmpty()) {
      return said;
    }
    Duration asked = wait.get().compareTo(LONGEST) > 0 ? LONGEST : wait.get();
    notBefore.put(
        new Endpoint(target.getAuthority(), target.getPath(), who), clock.instant().plus(asked));
    return said + ", which asks to wait " + asked.toSeconds() + " s";
  }

  /** Why nothing may be sent there now, or nothing. */
  Optional<String> reasonToWait(URI target, SignInKey who) {
    Endpoint endpoint = new Endpoint(target.getAuthority(), target.getPath(), who);
    Instant until = notBefore.get(endpoint);
    if (until == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), until);
    if (!sensible(left)) {
      notBefore.remove(endpoint, until);
      return Optional.empty();
    }
    return Optional.of(
        target.getHost() + " asked to wait; " + Math.max(1, left.toSeconds()) + " s are left");
  }

  private boolean sensible(Duration wait) {
    return !wait.isNegative() && !wait.isZero();
  }

  private Optional<Duration> duration(String header) {
    String value = header.strip();
    try {
      if (value.matches("[0-9]{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
      }
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.instant(), until));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
