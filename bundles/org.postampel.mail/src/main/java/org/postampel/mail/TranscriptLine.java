package org.postampel.mail;

import java.util.Objects;

/**
 * One line of a dialogue, fit to be shown.
 *
 * @param direction who said it
 * @param text without line end; credentials replaced by {@code ****}
 */
public record TranscriptLine(Direction direction, String text) {

  /** Who said a line. */
  public enum Direction {
    /** We. */
    CLIENT,
    /** The server. */
    SERVER,
    /** Nobody: a remark of ours, such as that TLS begins here. */
    NOTE
  }

  /** Refuses null. */
  public TranscriptLine {
    Objects.requireNonNull(direction);
    Objects.requireNonNull(text);
  }

  /** The line with {@code C: }, {@code S: } or {@code -- } before it. */
  @Override
  public String toString() {
    return switch (direction) {
          case CLIENT -> "C: ";
          case SERVER -> "S: ";
          case NOTE -> "-- ";
        }
        + text;
  }
}
