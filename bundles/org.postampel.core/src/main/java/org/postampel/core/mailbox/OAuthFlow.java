package org.postampel.core.mailbox;

import java.util.Locale;

/** The OAuth 2.0 grant by which a mailbox gets its tokens. */
public enum OAuthFlow {
  /** Authorization code with PKCE through the system browser (RFC 8252, RFC 7636). */
  BROWSER,
  /** Device authorization grant (RFC 8628); off unless chosen. */
  DEVICE_CODE,
  /** Client credentials (RFC 6749, section 4.4): the application itself, no person. */
  CLIENT_CREDENTIALS;

  /** The word used in the mailbox file: {@code browser}, {@code device-code} and so on. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a person stands behind the token ("delegated" in Microsoft's words). */
  public boolean isDelegated() {
    return this != CLIENT_CREDENTIALS;
  }
}
