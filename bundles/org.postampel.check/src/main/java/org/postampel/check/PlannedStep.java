package org.postampel.check;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One line of a plan. */
public sealed interface PlannedStep {

  /** The step. */
  StepId id();

  /**
   * A step that runs.
   *
   * @param id the step
   * @param requires the steps whose result it needs; all of them stand earlier in the plan
   * @param after the steps it waits for whatever becomes of them; they stand earlier, too
   */
  record Runs(StepId id, Set<StepId> requires, Set<StepId> after) implements PlannedStep {
    /** Copies the sets. */
    public Runs {
      Objects.requireNonNull(id);
      requires = Set.copyOf(requires);
      after = Set.copyOf(after);
    }

    /** A step that waits for nothing but what it requires. */
    public Runs(StepId id, Set<StepId> requires) {
      this(id, requires, Set.of());
    }
  }

  /**
   * A step that does not run, listed with its reason.
   *
   * @param id the step
   * @param reason why, {@code NOT_APPLICABLE} or {@code NOT_CHOSEN}
   * @param why the reason in a sentence
   */
  record Skipped(StepId id, GreyReason reason, Sentence why) implements PlannedStep {
    private static final List<GreyReason> LEGAL =
        List.of(GreyReason.NOT_APPLICABLE, GreyReason.NOT_CHOSEN);

    /** Refuses a reason that only a run can find out with {@link IllegalArgumentException}. */
    public Skipped {
      Objects.requireNonNull(id);
      Objects.requireNonNull(why);
      if (!LEGAL.contains(reason)) {
        throw new IllegalArgumentException("a plan cannot know " + reason);
      }
    }
  }
}
