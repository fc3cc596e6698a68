package org.postampel.mail;

import java.util.Objects;

/**
 * What can happen at any moment of a dialogue and ends it; one value for all steps.
 *
 * @param kind what happened
 * @param literal the words that came before it, or Java's; may be empty
 */
public record Disturbance(Kind kind, String literal)
    implements TlsOutcome,
        GreetingOutcome,
        LoginOutcome,
        MailboxOutcome,
        FoldersOutcome,
        QuotaOutcome,
        RightsOutcome,
        SenderOutcome {

  /** What happened. */
  public enum Kind {
    /** The server ended the connection. */
    CLOSED,
    /** The connection was reset, which firewalls and filters like to do. */
    RESET,
    /** The step did not end within its limit. */
    TIMED_OUT,
    /** A person stopped it, or somebody closed the dialogue. */
    CANCELLED,
    /** A line, a reply or an announced block was longer than anything a mail server says. */
    TOO_MUCH,
    /** What came is no reply of this protocol. */
    UNINTELLIGIBLE
  }

  /** Refuses null. */
  public Disturbance {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(literal);
  }
}
