package org.postampel.check;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * That a real message was once sent in the name of a mailbox, and how it came.
 *
 * @param when when it arrived
 * @param kind in whose name
 */
public record SendAsProof(Instant when, Kind kind) {

  /** In whose name a message came. */
  public enum Kind {
    /** In the mailbox's own (send as). */
    SEND_AS,
    /** In the mailbox's on behalf of which a person sends. */
    ON_BEHALF;

    /** The stable lower-case word: {@code send-as}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Refuses null. */
  public SendAsProof {
    Objects.requireNonNull(when);
    Objects.requireNonNull(kind);
  }
}
