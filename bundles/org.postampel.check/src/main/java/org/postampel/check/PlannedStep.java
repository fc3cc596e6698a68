package org.postampel.check;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One line of a plan. */
public sealed interface PlannedStep {

  /** The step. */
  StepId id();

  /** What the step is called in front of a person. */
  Sentence title();

  /**
   * A step that runs.
   *
   * @param id the step
   * @param requires the steps whose result it needs; all of them stand earlier in the plan
   * @param after the steps it waits for whatever becomes of them; they stand earlier, too
   * @param title what the step is called
   */
  record Runs(StepId id, Set<StepId> requires, Set<StepId> after, Sentence title)
      implements PlannedStep {
    /** Copies the sets. */
    public Runs {
      Objects.requireNonNull(id);
      Objects.requireNonNull(title);
      requires = Set.copyOf(requires);
      after = Set.copyOf(after);
    }

    /** A step of ours, which the texts of this bundle name. */
    public Runs(StepId id, Set<StepId> requires, Set<StepId> after) {
      this(id, requires, after, id.title());
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
   * @param title what the step is called
   */
  record Skipped(StepId id, GreyReason reason, Sentence why, Sentence title)
      implements PlannedStep {
    private static final List<GreyReason> LEGAL =
        List.of(GreyReason.NOT_APPLICABLE, GreyReason.NOT_CHOSEN);

    /** Refuses a reason that only a run can find out with {@link IllegalArgumentException}. */
    public Skipped {
      Objects.requireNonNull(id);
      Objects.requireNonNull(why);
      Objects.requireNonNull(title);
      if (!LEGAL.contains(reason)) {
        throw new IllegalArgumentException("a plan cannot know " + reason);
      }
    }

    /** A step of ours, which the texts of this bundle name. */
    public Skipped(StepId id, GreyReason reason, Sentence why) {
      this(id, reason, why, id.title());
    }
  }
}
