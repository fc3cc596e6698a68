package org.postampel.check;

import java.util.Collection;
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

  /**
   * The light of these steps together: red if any step is red; else grey if any is cancelled or
   * probe-failed; else yellow if any is; else green. Without a single step that said anything about
   * the mailbox (green or yellow) it is grey: no green step, no green check.
   *
   * @param steps any number; none is grey
   */
  public static Light over(Collection<StepResult> steps) {
    if (any(RED, steps)) {
      return RED;
    }
    if (steps.stream()
        .anyMatch(step -> step.reason().filter(GreyReason::isUndecided).isPresent())) {
      return GREY;
    }
    if (any(YELLOW, steps)) {
      return YELLOW;
    }
    return any(GREEN, steps) ? GREEN : GREY;
  }

  private static boolean any(Light light, Collection<StepResult> steps) {
    return steps.stream().anyMatch(step -> step.light() == light);
  }
}
