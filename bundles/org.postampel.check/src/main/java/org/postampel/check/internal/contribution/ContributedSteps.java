package org.postampel.check.internal.contribution;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postampel.check.CheckPlan;
import org.postampel.check.CheckTexts;
import org.postampel.check.GreyReason;
import org.postampel.check.PlannedStep;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.internal.registry.RegistrySteps;
import org.postampel.check.internal.registry.StepOffer;
import org.postampel.check.internal.step.CheckContext;
import org.postampel.check.internal.step.ContributedStep;
import org.postampel.check.internal.step.Step;
import org.postampel.check.step.CheckStep;

/**
 * The steps of vendors that are fit to run. A broken one is switched off with a log entry, the rest
 * works. Immutable.
 */
public final class ContributedSteps {

  private static final Logger LOG = System.getLogger(ContributedSteps.class.getName());

  private record Known(StepId id, Sentence title, Set<StepId> requires, CheckStep step) {}

  private final List<Known> steps;

  private ContributedSteps(List<Known> steps) {
    this.steps = List.copyOf(steps);
  }

  /** Those of the class path's indexes, then those of the extension point. */
  public static ContributedSteps load() {
    List<StepOffer> offers =
        new ArrayList<>(IndexedSteps.seenBy(ContributedSteps.class.getClassLoader()));
    offers.addAll(registered());
    return of(offers);
  }

  /**
   * The good ones of these.
   *
   * @param offers in the order in which they are shown; of two with the same id the first one stays
   */
  public static ContributedSteps of(List<StepOffer> offers) {
    List<Known> known = new ArrayList<>();
    for (StepOffer offer : offers) {
      try {
        known.add(known(offer, known));
      } catch (Throwable broken) { // of code that is not ours: nothing of it may end the check
        LOG.log(
            Level.WARNING,
            "The check step {0} of {1} is switched off: {2}",
            offer.name(),
            offer.contributor(),
            broken);
      }
    }
    return new ContributedSteps(known);
  }

  /** The plan with these steps at its end. */
  public CheckPlan addedTo(CheckPlan plan) {
    List<PlannedStep> all = new ArrayList<>(plan.steps());
    for (Known known : steps) {
      all.add(planned(known, new CheckPlan(all)));
    }
    return new CheckPlan(all);
  }

  /** These steps, each to be run on a thread of its own. */
  public List<Step> in(CheckContext check) {
    return steps.stream()
        .<Step>map(known -> new ContributedStep(known.id(), known.step(), check))
        .toList();
  }

  private static PlannedStep planned(Known known, CheckPlan before) {
    for (StepId required : known.requires()) {
      Optional<PlannedStep> line = before.find(required);
      if (line.isEmpty()) {
        return new PlannedStep.Skipped(
            known.id(),
            GreyReason.NOT_APPLICABLE,
            Sentence.of("skipped.other-protocol"),
            known.title());
      } else if (line.get() instanceof PlannedStep.Skipped skipped) {
        return new PlannedStep.Skipped(known.id(), skipped.reason(), skipped.why(), known.title());
      }
    }
    return new PlannedStep.Runs(known.id(), known.requires(), Set.of(), known.title());
  }

  private static Known known(StepOffer offer, List<Known> earlier) throws Exception {
    if (!(offer.maker().make() instanceof CheckStep step)) {
      throw new IllegalArgumentException("it is no " + CheckStep.class.getName());
    }
    Known known = new Known(step.id(), step.title(), Set.copyOf(step.requires()), step);
    if (isKnown(known.id(), earlier)) {
      throw new IllegalArgumentException("there is already a step " + known.id());
    }
    for (StepId required : known.requires()) {
      if (!isKnown(required, earlier)) {
        throw new IllegalArgumentException("it requires an unknown step " + required);
      }
    }
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      if (known.title().in(language).isBlank()) {
        throw new IllegalArgumentException("its title is empty");
      }
    }
    return known;
  }

  /** Whether it is one of ours, all of which have a title, or an earlier one. */
  private static boolean isKnown(StepId id, List<Known> earlier) {
    return !CheckTexts.in(Locale.ENGLISH).title(id).equals(id.value())
        || earlier.stream().anyMatch(known -> known.id().equals(id));
  }

  private static List<StepOffer> registered() {
    try {
      return RegistrySteps.all();
    } catch (NoClassDefFoundError noRegistry) {
      LOG.log(Level.DEBUG, "no extension registry on this class path", noRegistry);
      return List.of();
    }
  }
}
