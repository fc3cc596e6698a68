package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.List;
import org.postampel.check.Evidence;
import org.postampel.mail.Disturbance;

/** What a broken, silent or cancelled connection means, the same in every step. */
final class Disturbances {

  private Disturbances() {}

  /** The same where mail works all the same, and the steps behind can run. */
  static StepVerdict passable(LegContext leg, String step, Disturbance disturbance) {
    StepVerdict verdict = verdict(leg, step, disturbance, List.of());
    return verdict instanceof StepVerdict.Noticed noticed
        ? new StepVerdict.Noticed(noticed.symptom(), noticed.evidence(), true)
        : verdict;
  }

  static StepVerdict verdict(
      LegContext leg, String step, Disturbance disturbance, List<Evidence> evidence) {
    if (disturbance.kind() == Disturbance.Kind.CANCELLED) {
      return StepVerdict.cancelled();
    }
    List<Evidence> all = new ArrayList<>(evidence);
    String word = Words.of(disturbance.kind());
    all.add(
        new Evidence(
            Evidence.Kind.EXCEPTION,
            disturbance.literal().isEmpty() ? word : word + ": " + disturbance.literal()));
    return new StepVerdict.Noticed(leg.symptom(step, word, disturbance.literal()), all);
  }
}
