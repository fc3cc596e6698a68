package org.postampel.mail;

import java.util.Objects;

/** Whether the server would take a message. */
public sealed interface SenderOutcome
    permits SenderOutcome.Accepted,
        SenderOutcome.SenderRefused,
        SenderOutcome.RecipientRefused,
        SenderOutcome.Unavailable,
        SenderOutcome.AddressUnsupported,
        Disturbance {

  /**
   * Sender and recipient are accepted, and forgotten again.
   *
   * @param sender the words to MAIL FROM
   * @param recipient the words to RCPT TO
   */
  record Accepted(ServerReply sender, ServerReply recipient) implements SenderOutcome {
    /** Refuses null. */
    public Accepted {
      Objects.requireNonNull(sender);
      Objects.requireNonNull(recipient);
    }
  }

  /**
   * We may not send with that sender address.
   *
   * @param reply the words, with Postfix usually the answer to RCPT TO
   */
  record SenderRefused(ServerReply reply) implements SenderOutcome {
    /** Refuses null. */
    public SenderRefused {
      Objects.requireNonNull(reply);
    }
  }

  /**
   * The sender is accepted, the recipient is not.
   *
   * @param reply the words to RCPT TO
   */
  record RecipientRefused(ServerReply reply) implements SenderOutcome {
    /** Refuses null. */
    public RecipientRefused {
      Objects.requireNonNull(reply);
    }
  }

  /**
   * Not now (4xx): grey-listed, throttled, server in trouble.
   *
   * @param reply the words; see {@link ServerReply#backOff()}
   */
  record Unavailable(ServerReply reply) implements SenderOutcome {
    /** Refuses null. */
    public Unavailable {
      Objects.requireNonNull(reply);
    }
  }

  /**
   * The address has letters beyond ASCII before the at sign, and the server does not offer SMTPUTF8
   * (RFC 6531); nothing was sent.
   *
   * @param address the address
   */
  record AddressUnsupported(String address) implements SenderOutcome {
    /** Refuses null. */
    public AddressUnsupported {
      Objects.requireNonNull(address);
    }
  }
}
