package org.postampel.mail;

import java.util.Objects;

/** How sending a test message ended. */
public sealed interface SubmissionOutcome {

  /**
   * The server has taken it.
   *
   * @param literal its last words
   */
  record Sent(String literal) implements SubmissionOutcome {
    /** Refuses null. */
    public Sent {
      Objects.requireNonNull(literal);
    }
  }

  /**
   * The server refused; only here does Microsoft 365 enforce the right to send as somebody.
   *
   * @param reply its words
   */
  record Refused(ServerReply reply) implements SubmissionOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(reply);
    }
  }

  /**
   * Not now (4xx).
   *
   * @param reply its words; see {@link ServerReply#backOff()}
   */
  record Unavailable(ServerReply reply) implements SubmissionOutcome {
    /** Refuses null. */
    public Unavailable {
      Objects.requireNonNull(reply);
    }
  }

  /**
   * It did not come to sending.
   *
   * @param literal what {@link MailboxAccess} said
   */
  record NotOpened(String literal) implements SubmissionOutcome {
    /** Refuses null. */
    public NotOpened {
      Objects.requireNonNull(literal);
    }
  }

  /** A person stopped it; whether the message is on its way is unknown. */
  record Cancelled() implements SubmissionOutcome {}
}
