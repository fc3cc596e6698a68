package org.postampel.mail;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link MailConnector} can say; when no address worked, the most telling attempt decides:
 * refused before timed out before unreachable.
 */
public sealed interface ConnectOutcome {

  /** The addresses tried, in order. */
  List<ConnectAttempt> attempts();

  /**
   * The connection is open and nothing has been said yet.
   *
   * @param dialogue the caller's to close
   * @param peer who answered
   * @param attempts the addresses tried, the last one being the peer
   */
  record Connected(MailDialogue dialogue, InetSocketAddress peer, List<ConnectAttempt> attempts)
      implements ConnectOutcome {
    /** Refuses null. */
    public Connected {
      Objects.requireNonNull(dialogue);
      Objects.requireNonNull(peer);
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * Somebody is there, but nobody listens on that port.
   *
   * @param attempts the addresses tried
   */
  record Refused(List<ConnectAttempt> attempts) implements ConnectOutcome {
    /** Copies the list. */
    public Refused {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * No answer at all within the limit.
   *
   * @param attempts the addresses tried
   */
  record TimedOut(List<ConnectAttempt> attempts) implements ConnectOutcome {
    /** Copies the list. */
    public TimedOut {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * There is no way to that address.
   *
   * @param literal what Java said, such as {@code No route to host}
   * @param attempts the addresses tried
   */
  record Unreachable(String literal, List<ConnectAttempt> attempts) implements ConnectOutcome {
    /** Refuses null. */
    public Unreachable {
      Objects.requireNonNull(literal);
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * A person stopped it.
   *
   * @param attempts the addresses tried
   */
  record Cancelled(List<ConnectAttempt> attempts) implements ConnectOutcome {
    /** Copies the list. */
    public Cancelled {
      attempts = List.copyOf(attempts);
    }
  }
}
