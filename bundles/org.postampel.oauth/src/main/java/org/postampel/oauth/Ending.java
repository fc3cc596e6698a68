package org.postampel.oauth;

import java.time.Instant;
import java.util.Objects;

/**
 * Something a sign-in hangs on that ends one day, so that somebody can act before.
 *
 * @param kind what ends
 * @param when when it ends, possibly in the past
 * @param certain whether the end is known; otherwise it is estimated from the provider's rules
 */
public record Ending(Kind kind, Instant when, boolean certain) {

  /** What can end. */
  public enum Kind {
    /** The application's certificate; its own last day of validity. */
    CLIENT_CERTIFICATE,
    /** The client secret; the day the person typed beside it. */
    CLIENT_SECRET,
    /**
     * The stored sign-in, when nobody uses it until then; every use moves the end on, unless the
     * authority stated one.
     */
    REFRESH_TOKEN
  }

  /** Refuses null. */
  public Ending {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(when);
  }
}
