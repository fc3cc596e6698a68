package org.postampel.mail;

import java.util.Objects;

/** What one may do with the inbox. */
public sealed interface RightsOutcome
    permits RightsOutcome.Known, RightsOutcome.NotOffered, RightsOutcome.Refused, Disturbance {

  /**
   * The rights of the one who signed in.
   *
   * @param rights the letters of RFC 4314, section 2.1, such as {@code lrswipkxte}
   * @param reply the server's words
   */
  record Known(String rights, ServerReply reply) implements RightsOutcome {
    /** Refuses null. */
    public Known {
      Objects.requireNonNull(rights);
      Objects.requireNonNull(reply);
    }

    /** Whether one may look and not change: no flag, no message in or out. */
    public boolean isReadOnly() {
      return rights.chars().noneMatch(letter -> "swidte".indexOf(letter) >= 0);
    }
  }

  /** The server does not announce ACL; nothing was asked. */
  record NotOffered() implements RightsOutcome {}

  /**
   * The server does not tell.
   *
   * @param reply its words
   */
  record Refused(ServerReply reply) implements RightsOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(reply);
    }
  }
}
