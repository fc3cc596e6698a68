package org.postampel.mail;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** What a {@link HostLookup} can say. */
public sealed interface LookupOutcome {

  /**
   * The name is known.
   *
   * @param addresses at least one, in the order in which they should be tried
   */
  record Found(List<InetAddress> addresses) implements LookupOutcome {
    /** Refuses an empty list. */
    public Found {
      addresses = List.copyOf(addresses);
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException("found without an address");
      }
    }
  }

  /**
   * Nobody knows the name, or it is none.
   *
   * @param literal what the resolver said
   */
  record NotFound(String literal) implements LookupOutcome {}

  /**
   * The name service answered that it cannot say at the moment, or is not there: nothing is known
   * about the name (SERVFAIL of RFC 1035, section 4.1.1; {@code EAI_AGAIN} of RFC 3493).
   *
   * @param literal what the resolver said
   */
  record Unanswered(String literal) implements LookupOutcome {}

  /**
   * No answer in time.
   *
   * @param waited the limit that was used up
   */
  record TimedOut(Duration waited) implements LookupOutcome {}

  /** A person stopped it. */
  record Cancelled() implements LookupOutcome {}
}
