package org.postampel.check;

import java.util.Locale;

/** Why a step was not decided. */
public enum GreyReason {
  /** The mailbox has nothing of this kind: nobody has to do anything, and nothing is open. */
  NOT_APPLICABLE,
  /** The step runs only when somebody asks for it. */
  NOT_CHOSEN,
  /** There is something, but it cannot be looked into; an opaque token for instance. */
  NOT_INSPECTABLE,
  /** A step that this one needs is red. */
  BLOCKED,
  /** Somebody stopped the check, or its time was over. */
  CANCELLED,
  /** The check itself failed; says nothing about the mailbox. */
  PROBE_FAILED;

  /** The stable word used in reports: {@code not-applicable}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a step with this reason counts among the open points of a report. */
  public boolean isOpen() {
    return this == NOT_CHOSEN || this == NOT_INSPECTABLE || this == BLOCKED;
  }

  /** Whether a step with this reason leaves the whole check undecided. */
  public boolean isUndecided() {
    return this == CANCELLED || this == PROBE_FAILED;
  }

  /** Whether a step with this reason should have proven something and could not. */
  public boolean isHindered() {
    return this == BLOCKED || isUndecided();
  }
}
