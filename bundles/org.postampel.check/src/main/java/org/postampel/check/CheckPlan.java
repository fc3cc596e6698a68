package org.postampel.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of one check, in the order in which they are shown.
 *
 * @param steps each step once; what a step requires stands before it
 */
public record CheckPlan(List<PlannedStep> steps) {

  /** Refuses an empty plan, a step listed twice and a requirement that does not stand before. */
  public CheckPlan {
    steps = List.copyOf(steps);
    Set<StepId> earlier = new HashSet<>();
    for (PlannedStep step : steps) {
      if (step instanceof PlannedStep.Runs runs
          && !(earlier.containsAll(runs.requires()) && earlier.containsAll(runs.after()))) {
        throw new IllegalArgumentException(step.id() + " requires what does not stand before it");
      }
      if (!earlier.add(step.id())) {
        throw new IllegalArgumentException(step.id() + " is listed twice");
      }
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("an empty plan");
    }
  }

  /** The line of a step, if it is listed. */
  public Optional<PlannedStep> find(StepId id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }

  /** The ids in the order of the plan. */
  public List<StepId> ids() {
    return steps.stream().map(PlannedStep::id).toList();
  }
}
