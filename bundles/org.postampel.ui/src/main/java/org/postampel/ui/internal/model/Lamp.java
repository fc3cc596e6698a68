package org.postampel.ui.internal.model;

import java.util.Locale;
import org.postampel.check.Light;

/** What the light of a row shows; beside the four lights there are the two of a running check. */
public enum Lamp {
  /** The step has not begun. */
  WAITING,
  /** The step is at work. */
  RUNNING,
  /** {@link Light#GREEN}. */
  GREEN,
  /** {@link Light#YELLOW}. */
  YELLOW,
  /** {@link Light#RED}. */
  RED,
  /** {@link Light#GREY}. */
  GREY;

  /** The lamp of a result. */
  public static Lamp of(Light light) {
    return switch (light) {
      case GREEN -> GREEN;
      case YELLOW -> YELLOW;
      case RED -> RED;
      case GREY -> GREY;
    };
  }

  /** The lower-case word that is the key of its text. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
