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
 * @param pem the certificate itself in PEM form, for people who want to look at it or to trust it;
 *     empty for everything else; never part of a report
 */
public record Evidence(Kind kind, String text, String pem) {

  private static final int LONGEST = 2000;
  private static final int LONGEST_CERTIFICATE = 32_000;

  /** What a piece of evidence is. */
  public enum Kind {
    /** A setting of the mailbox. */
    SETTING,
    /** An address a name stands for, or the end of a connection. */
    ADDRESS,
    /** Another usual port of the server that answers, see {@link OtherPort}. */
    OTHER_PORT,
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

  /** Evidence in words. */
  public Evidence(Kind kind, String text) {
    this(kind, text, "");
  }

  /** Removes what looks like a secret, then shortens; a certificate of unusual size is left out. */
  public Evidence {
    Objects.requireNonNull(kind);
    text = Redactor.redact(text);
    if (pem.length() > LONGEST_CERTIFICATE) {
      pem = "";
    }
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST) + "...";
    }
  }
}
