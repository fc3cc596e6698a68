package org.postampel.core.credential;

import java.util.Objects;

/**
 * What an authority answered when it refused, literally; RFC 6749, section 5.2, plus Microsoft's
 * fields. Logic reacts to {@code error} and {@code suberror} only; the rest is shown to people.
 *
 * @param httpStatus the HTTP status, 0 when there was none
 * @param error the error word, such as {@code invalid_grant}; empty when there was none
 * @param suberror Microsoft's finer word, such as {@code consent_required}; may be empty
 * @param description the literal text; may be empty
 * @param traceId Microsoft's trace id; may be empty
 * @param correlationId Microsoft's correlation id; may be empty
 */
public record AuthorityFailure(
    int httpStatus,
    String error,
    String suberror,
    String description,
    String traceId,
    String correlationId) {
  /** Refuses null. */
  public AuthorityFailure {
    Objects.requireNonNull(error);
    Objects.requireNonNull(suberror);
    Objects.requireNonNull(description);
    Objects.requireNonNull(traceId);
    Objects.requireNonNull(correlationId);
  }
}
