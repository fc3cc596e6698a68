package org.postampel.mail;

import java.util.List;
import java.util.Objects;

/** How asking for the space of the mailbox ended. */
public sealed interface QuotaOutcome
    permits QuotaOutcome.Known,
        QuotaOutcome.NotOffered,
        QuotaOutcome.Refused,
        QuotaOutcome.Unavailable,
        Disturbance {

  /**
   * What is used of what there is.
   *
   * @param resource such as {@code STORAGE} (in units of 1,024 bytes) or {@code MESSAGE}
   * @param used not negative
   * @param limit not negative
   */
  record Usage(String resource, long used, long limit) {
    /** Refuses a negative number. */
    public Usage {
      Objects.requireNonNull(resource);
      if (used < 0 || limit < 0) {
        throw new IllegalArgumentException("negative: " + used + " of " + limit);
      }
    }

    /** The used part in per cent, rounded down; 0 where the limit says nothing. */
    public int percent() {
      return limit == 0 ? 0 : (int) Math.min(999, used * 100.0 / limit);
    }
  }

  /**
   * The server told.
   *
   * @param usages one for each limit; empty when the mailbox has none
   * @param reply its words
   */
  record Known(List<Usage> usages, ServerReply reply) implements QuotaOutcome {
    /** Copies the list. */
    public Known {
      usages = List.copyOf(usages);
      Objects.requireNonNull(reply);
    }
  }

  /** The server does not announce QUOTA (RFC 9208, RFC 2087); nothing was asked. */
  record NotOffered() implements QuotaOutcome {}

  /**
   * The server does not tell.
   *
   * @param reply its words
   */
  record Refused(ServerReply reply) implements QuotaOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(reply);
    }
  }

  /**
   * Not now.
   *
   * @param reply its words
   */
  record Unavailable(ServerReply reply) implements QuotaOutcome {
    /** Refuses null. */
    public Unavailable {
      Objects.requireNonNull(reply);
    }
  }
}
