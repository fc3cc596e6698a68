package org.postampel.oauth;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What an access token says about itself. Nobody but the mail server may verify it, so this serves
 * display and hints, never a decision about access. The claims of Microsoft's tokens are described
 * under "Access token claims reference" of the identity platform.
 */
public sealed interface TokenClaims {

  /**
   * The token is a JWT (RFC 7519).
   *
   * @param audience who shall accept it ({@code aud}); empty when it does not say
   * @param scopes what the person allowed ({@code scp})
   * @param roles what the application itself may do ({@code roles})
   * @param tenant the directory id ({@code tid}); may be empty
   * @param userName the person ({@code upn} or {@code preferred_username}); may be empty
   * @param appId the application ({@code appid} or {@code azp}); may be empty
   * @param applicationOnly whether no person stands behind it
   * @param expiresAt when it ends ({@code exp}); {@link Instant#MAX} when it does not say
   * @param notBefore when it begins ({@code nbf}); {@link Instant#MIN} when it does not say
   */
  record Readable(
      Set<String> audience,
      Set<String> scopes,
      Set<String> roles,
      String tenant,
      String userName,
      String appId,
      boolean applicationOnly,
      Instant expiresAt,
      Instant notBefore)
      implements TokenClaims {
    /** Copies the sets. */
    public Readable {
      audience = Set.copyOf(audience);
      scopes = Set.copyOf(scopes);
      roles = Set.copyOf(roles);
      Objects.requireNonNull(tenant);
      Objects.requireNonNull(userName);
      Objects.requireNonNull(appId);
      Objects.requireNonNull(expiresAt);
      Objects.requireNonNull(notBefore);
    }
  }

  /** The token is no JWT: a personal Microsoft account's or another provider's. */
  record Opaque() implements TokenClaims {}
}
