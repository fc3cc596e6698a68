package org.postampel.host.internal.list;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the host remembers of a mailbox's last check. */
public sealed interface LastCheck {

  /** The words a check may end with. */
  Set<String> LIGHTS = Set.of("green", "yellow", "red", "grey");

  /** There was none yet. */
  record Never() implements LastCheck {}

  /**
   * There was one.
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
    }
  }

  /** What a command's answer says, if it says anything we understand. */
  static Optional<LastCheck> ofAnswer(Object answer) {
    if (answer instanceof Map<?, ?> map
        && map.get("light") instanceof String light
        && map.get("finished") instanceof String finished
        && LIGHTS.contains(light)) {
      try {
        return Optional.of(new Done(light, Instant.parse(finished)));
      } catch (DateTimeException unreadable) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
