package org.postampel.check.internal.step;

import java.time.Duration;
import org.postampel.check.StepId;

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
   * How long the step may take before the runner gives it up.
   *
   * @param single the time one exchange with one server may take
   */
  default Duration patience(Duration single) {
    return single.multipliedBy(2).plusSeconds(2);
  }
}
