package org.postampel.core.mailbox;

import java.util.Locale;

/** How the connection to a mail server is protected (RFC 8314). */
public enum TransportSecurity {
  /** TLS from the first byte ("implicit TLS"). */
  TLS,
  /** A clear-text greeting, then STARTTLS or STLS, compulsory: there is no opportunistic mode. */
  STARTTLS,
  /** Clear text; only ever chosen by a person, never a fallback. */
  NONE;

  /** The word used in the mailbox file: {@code tls}, {@code starttls} or {@code none}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
