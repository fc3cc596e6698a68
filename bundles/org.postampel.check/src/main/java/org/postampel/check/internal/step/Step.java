package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.postampel.check.Evidence;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;

/** One question to one mailbox. Runs once, on one thread. */
public interface Step {

  /** The step's stable name. */
  StepId id();

  /**
   * Asks. Blocks; ends soon after the check was cancelled. Whatever is thrown means that the probe
   * failed, never that the mailbox is bad.
   */
  StepVerdict run();

  /**
   * What it means that the step took longer than its patience.
   *
   * @param waited the patience, as people read it
   */
  default StepVerdict overdue(String waited) {
    return new StepVerdict.Noticed(
        new Symptom(id(), "timed-out", "", Map.of(Symptom.DETAIL, waited)),
        List.of(new Evidence(Evidence.Kind.EXCEPTION, "no answer within " + waited)));
  }

  /**
   * How long the step may take before the runner gives it up.
   *
   * @param single the time one exchange with one server may take
   */
  default Duration patience(Duration single) {
    return single.multipliedBy(2).plusSeconds(2);
  }
}
