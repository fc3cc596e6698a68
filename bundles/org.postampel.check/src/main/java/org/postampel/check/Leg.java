package org.postampel.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.postampel.core.mailbox.MailProtocol;

/** The part of a mailbox that a step is about; its {@link #id()} begins the step's id. */
public enum Leg {
  /** The settings and the stored secrets. */
  ACCOUNT,
  /** The sign-in by OAuth 2.0 and its tokens. */
  OAUTH,
  /** The IMAP server. */
  IMAP,
  /** The POP3 server. */
  POP3,
  /** The SMTP server. */
  SMTP,
  /** A real message to the mailbox itself. */
  ROUNDTRIP,
  /** What a shared mailbox allows the person. */
  SHARING;

  /** The stable lower-case word: {@code imap}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The leg of a mail protocol. */
  public static Leg of(MailProtocol protocol) {
    return switch (protocol) {
      case IMAP -> IMAP;
      case POP3 -> POP3;
      case SMTP -> SMTP;
    };
  }

  /** The leg with this id, if there is one. */
  public static Optional<Leg> ofId(String id) {
    return Arrays.stream(values()).filter(leg -> leg.id().equals(id)).findFirst();
  }
}
