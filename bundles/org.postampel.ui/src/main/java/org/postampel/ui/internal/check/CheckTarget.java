package org.postampel.ui.internal.check;

import java.util.List;
import java.util.Objects;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckPlan;
import org.postampel.check.CheckPlanner;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.PlannedStep;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.task.Cancellation;
import org.postampel.core.validation.FieldProblem;

/**
 * What a check dialog checks: a mailbox that is complete, or one of which the check says why it is
 * not.
 *
 * @param title name and address, for people
 * @param plan the steps as far as they are known before the check
 * @param work the check itself, blocking
 */
public record CheckTarget(String title, CheckPlan plan, Work work) {

  /** The check itself. */
  @FunctionalInterface
  public interface Work {
    /** The report; blocks until it is there. */
    CheckReport run(CheckListener listener, Cancellation cancellation);
  }

  private static final CheckPlan SETTINGS_ONLY =
      new CheckPlan(List.of(new PlannedStep.Runs(StepId.ACCOUNT_SETTINGS, java.util.Set.of())));

  /** Refuses null. */
  public CheckTarget {
    Objects.requireNonNull(title);
    Objects.requireNonNull(plan);
    Objects.requireNonNull(work);
  }

  /** A complete mailbox. */
  public static CheckTarget of(CheckRunner runner, MailboxConfiguration mailbox) {
    return new CheckTarget(
        mailbox.name() + " <" + mailbox.address() + ">",
        CheckPlanner.plan(mailbox),
        (listener, cancellation) ->
            runner.run(mailbox, CheckOptions.defaults(), listener, cancellation));
  }

  /** A mailbox whose settings are not valid. */
  public static CheckTarget invalid(
      CheckRunner runner, MailboxId id, MailboxDraft draft, List<FieldProblem> problems) {
    return new CheckTarget(
        draft.trimmed(MailboxField.NAME) + " <" + draft.trimmed(MailboxField.ADDRESS) + ">",
        SETTINGS_ONLY,
        (listener, cancellation) -> runner.invalid(id, draft, problems));
  }

  /** A mailbox whose file cannot be read. */
  public static CheckTarget unreadable(CheckRunner runner, MailboxEntry.Broken entry) {
    return new CheckTarget(
        entry.defect().file(),
        SETTINGS_ONLY,
        (listener, cancellation) -> runner.unreadable(entry.id(), entry.defect()));
  }
}
