package org.postampel.oauth;

import java.time.Instant;
import java.util.Objects;
import org.postampel.core.credential.Secret;

/**
 * An access token (RFC 6749, section 1.4) that its authority has just confirmed or that has time
 * left.
 *
 * @param value the token itself
 * @param expiresAt when the authority said it ends
 * @param claims what can be read in it; for display and hints only, nothing has verified it
 */
public record AccessToken(Secret value, Instant expiresAt, TokenClaims claims) {
  /** Refuses null. */
  public AccessToken {
    Objects.requireNonNull(value);
    Objects.requireNonNull(expiresAt);
    Objects.requireNonNull(claims);
  }
}
