package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.List;
import org.postampel.check.Evidence;
import org.postampel.mail.Disturbance;

/** What a broken, silent or cancelled connection means, the same in every step. */
final class Disturbances {

  private Disturbances() {}

  /** The same after what a host needs has worked. */
  static StepVerdict survived(
      LegContext leg, String step, Disturbance disturbance, List<Evidence> evidence) {
    StepVerdict verdict = verdict(leg, step, disturbance, evidence);
    return verdict instanceof StepVerdict.Noticed noticed
        ? new StepVerdict.Survived(noticed)
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
