package org.postampel.mail;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** How looking for a test message ended. */
public sealed interface ArrivalOutcome {

  /** In whose name a message came, as its headers tell. */
  enum Sender {
    /** No {@code Sender}: nobody but the mailbox is named. */
    SEND_AS,
    /** {@code Sender} names somebody else than {@code From}. */
    ON_BEHALF,
    /** {@code From} is not the mailbox any more. */
    REWRITTEN
  }

  /**
   * It is there.
   *
   * @param after how long it was looked for
   * @param sender in whose name it came
   * @param headers what proves it: From, Sender, Authentication-Results, as they came
   * @param removed whether exactly this message has been removed
   * @param leftBecause why it has not been; empty when it has
   */
  record Arrived(
      Duration after, Sender sender, List<String> headers, boolean removed, String leftBecause)
      implements ArrivalOutcome {
    /** Copies the list. */
    public Arrived {
      Objects.requireNonNull(after);
      Objects.requireNonNull(sender);
      headers = List.copyOf(headers);
      Objects.requireNonNull(leftBecause);
    }
  }

  /**
   * It has not come within the time.
   *
   * @param waited how long
   */
  record Missing(Duration waited) implements ArrivalOutcome {
    /** Refuses null. */
    public Missing {
      Objects.requireNonNull(waited);
    }
  }

  /**
   * The mailbox could not be opened or read.
   *
   * @param literal what {@link MailboxAccess} or the library said
   */
  record Failed(String literal) implements ArrivalOutcome {
    /** Refuses null. */
    public Failed {
      Objects.requireNonNull(literal);
    }
  }

  /** A person stopped it. */
  record Cancelled() implements ArrivalOutcome {}
}
