package org.postampel.mail;

import java.util.Objects;
import java.util.OptionalLong;

/** How opening the inbox ended. */
public sealed interface MailboxOutcome
    permits MailboxOutcome.Opened, MailboxOutcome.Refused, MailboxOutcome.Unavailable, Disturbance {

  /**
   * It is open, for reading.
   *
   * @param messages number of messages, not negative
   * @param octets their size in bytes; POP3 only
   * @param reply the server's words
   */
  record Opened(long messages, OptionalLong octets, ServerReply reply) implements MailboxOutcome {
    /** Refuses a negative number. */
    public Opened {
      Objects.requireNonNull(octets);
      Objects.requireNonNull(reply);
      if (messages < 0) {
        throw new IllegalArgumentException("negative number of messages: " + messages);
      }
    }
  }

  /**
   * It cannot be opened; Exchange Online says {@code BAD User is authenticated but not connected.}
   *
   * @param reply the server's words
   */
  record Refused(ServerReply reply) implements MailboxOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(reply);
    }
  }

  /**
   * Not now: in use, throttled, server in trouble.
   *
   * @param reply the server's words; see {@link ServerReply#backOff()}
   */
  record Unavailable(ServerReply reply) implements MailboxOutcome {
    /** Refuses null. */
    public Unavailable {
      Objects.requireNonNull(reply);
    }
  }
}
