package org.postampel.check.step;

import java.time.Duration;
import java.util.Objects;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;

/**
 * What a step is asked about.
 *
 * @param mailbox the mailbox; its settings are valid, and there is no secret in them
 * @param cancellation tells that somebody stopped the check; a step that opens a connection closes
 *     it then
 * @param timeLimit how long the step may take, more than nothing; afterwards its answer is not
 *     waited for
 */
public record StepContext(
    MailboxConfiguration mailbox, Cancellation cancellation, Duration timeLimit) {
  /** Refuses null. */
  public StepContext {
    Objects.requireNonNull(mailbox);
    Objects.requireNonNull(cancellation);
    Objects.requireNonNull(timeLimit);
  }
}
