package org.postampel.check.step;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;

/**
 * A step that a vendor adds to the check, such as "the licence covers this mailbox". One object
 * serves all checks, on several threads at once; it needs a public constructor without arguments.
 */
@ConsumerType
public interface CheckStep {

  /**
   * The step's stable name; asked once. It begins with the leg under which it is shown and goes on
   * with a word of the vendor's: {@code account.musterfirma-licence}.
   */
  StepId id();

  /** What the step is called in front of a person; asked once. */
  Sentence title();

  /**
   * The steps without whose success this one makes no sense; asked once. Where one of them does not
   * apply to a mailbox, this one does not either.
   */
  default Set<StepId> requires() {
    return Set.of(StepId.ACCOUNT_SETTINGS);
  }

  /**
   * Asks, and blocks while it does, on a daemon thread that is interrupted when the time is over or
   * somebody stops the check. Must not ask a person, and must not send or change a message.
   *
   * @param context what is asked about, and for how long
   * @return what was found out; null and everything thrown make the step grey {@code probe-failed},
   *     which says nothing about the mailbox
   * @throws Exception when the question could not be asked
   */
  StepAnswer run(StepContext context) throws Exception;
}
