package org.postampel.host.internal.list;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the host remembers of a mailbox's last check. */
public sealed interface LastCheck {

  /** The words a check may end with. */
  Set<String> LIGHTS = Set.of("green", "yellow", "red", "grey");

  /** There was none yet. */
  record Never() implements LastCheck {}

  /**
   * There was one, and the settings are still the ones it checked.
   *
   * @param light {@code green}, {@code yellow}, {@code red} or {@code grey}
   * @param finished when it ended
   */
  record Done(String light, Instant finished) implements LastCheck {
    /** Refuses an unknown word. */
    public Done {
      if (!LIGHTS.contains(light)) {
        throw new IllegalArgumentException("light " + light);
      }
      Objects.requireNonNull(finished);
    }

    /** The check these two texts tell of; empty when they are none. */
    static Optional<Done> of(String light, String finished) {
      if (!LIGHTS.contains(light)) {
        return Optional.empty();
      }
      try {
        return Optional.of(new Done(light, Instant.parse(finished)));
      } catch (DateTimeException unreadable) {
        return Optional.empty();
      }
    }
  }

  /**
   * There was one, but of other settings: its light proves nothing any more.
   *
   * @param finished when it ended
   */
  record Outdated(Instant finished) implements LastCheck {
    /** Refuses null. */
    public Outdated {
      Objects.requireNonNull(finished);
    }
  }
}
