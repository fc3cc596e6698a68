package org.postampel.mail;

import java.util.Objects;

/**
 * The reason a server gives, base64-encoded, before it rejects a token (Google's XOAUTH2 page; RFC
 * 7628, section 3.2.2).
 *
 * @param decoded the whole text, at most 6 KiB, usually JSON
 * @param status its {@code status}, such as {@code 401} or {@code invalid_token}; may be empty
 * @param schemes its {@code schemes}; may be empty
 * @param scope its {@code scope}, the scope the server wants; may be empty
 */
public record SaslChallenge(String decoded, String status, String schemes, String scope) {
  /** Refuses null. */
  public SaslChallenge {
    Objects.requireNonNull(decoded);
    Objects.requireNonNull(status);
    Objects.requireNonNull(schemes);
    Objects.requireNonNull(scope);
  }
}
