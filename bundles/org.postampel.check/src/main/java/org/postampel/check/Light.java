package org.postampel.check;

import java.util.Locale;

/** The state of a step or of a whole check, as a traffic light shows it. */
public enum Light {
  /** It works, and the step proved it. */
  GREEN,
  /** It works today, but it is weak, expiring or unusual, and somebody should act soon. */
  YELLOW,
  /** It does not work; the finding names the cause. */
  RED,
  /** Not decided; a {@link GreyReason} says why. */
  GREY;

  /** The stable lower-case word used in reports: {@code green}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
