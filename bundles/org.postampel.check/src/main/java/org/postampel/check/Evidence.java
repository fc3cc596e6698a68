package org.postampel.check;

import java.util.Locale;
import java.util.Objects;
import org.postampel.check.internal.text.Redactor;

/**
 * Something seen that supports a light, literally; what looks like a secret is removed when the
 * evidence is made, so none can get into a report.
 *
 * @param kind what it is
 * @param text the text as it was seen, at most 2,000 characters of it
 */
public record Evidence(Kind kind, String text) {

  private static final int LONGEST = 2000;

  /** What a piece of evidence is. */
  public enum Kind {
    /** A setting of the mailbox. */
    SETTING,
    /** An address a name stands for, or the end of a connection. */
    ADDRESS,
    /** What a server answered. */
    SERVER_ANSWER,
    /**
     * What somebody answered before the connection was encrypted: it may come from anybody on the
     * way (RFC 3207, section 6), and nothing it asks for must be done.
     */
    UNTRUSTED_ANSWER,
    /** What a server can do, by its own account. */
    CAPABILITY,
    /** Version and cipher of TLS. */
    TLS,
    /** A certificate: for whom, by whom, until when. */
    CERTIFICATE,
    /** A statement of an access token; never the token. */
    TOKEN_CLAIM,
    /** What the authority answered. */
    AUTHORITY_ANSWER,
    /** What the platform said: an exception's class and message. */
    EXCEPTION;

    /** The stable word used in reports: {@code server-answer}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Removes what looks like a secret, then shortens. */
  public Evidence {
    Objects.requireNonNull(kind);
    text = Redactor.redact(text);
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST) + "...";
    }
  }
}
