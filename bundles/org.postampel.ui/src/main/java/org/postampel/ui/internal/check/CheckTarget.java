package org.postampel.ui.internal.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
 */
public final class CheckTarget {

  /** The check itself. */
  @FunctionalInterface
  interface Work {
    /** The report; blocks until it is there. */
    CheckReport run(CheckOptions options, CheckListener listener, Cancellation cancellation);
  }

  private static final CheckPlan SETTINGS_ONLY =
      new CheckPlan(List.of(new PlannedStep.Runs(StepId.ACCOUNT_SETTINGS, Set.of())));

  private final String title;
  private final MailboxConfiguration mailbox;
  private final Work work;

  private CheckTarget(String title, MailboxConfiguration mailbox, Work work) {
    this.title = Objects.requireNonNull(title);
    this.mailbox = mailbox;
    this.work = work;
  }

  /** A complete mailbox. */
  public static CheckTarget of(CheckRunner runner, MailboxConfiguration mailbox) {
    return new CheckTarget(
        mailbox.name() + " <" + mailbox.address() + ">",
        Objects.requireNonNull(mailbox),
        (options, listener, cancellation) -> runner.run(mailbox, options, listener, cancellation));
  }

  /** A mailbox whose settings are not valid. */
  public static CheckTarget invalid(
      CheckRunner runner, MailboxId id, MailboxDraft draft, List<FieldProblem> problems) {
    return new CheckTarget(
        draft.trimmed(MailboxField.NAME) + " <" + draft.trimmed(MailboxField.ADDRESS) + ">",
        null,
        (options, listener, cancellation) -> runner.invalid(id, draft, problems));
  }

  /** A mailbox whose file cannot be read. */
  public static CheckTarget unreadable(CheckRunner runner, MailboxEntry.Broken entry) {
    return new CheckTarget(
        entry.defect().file(),
        null,
        (options, listener, cancellation) -> runner.unreadable(entry.id(), entry.defect()));
  }

  /** Name and address, for people. */
  String title() {
    return title;
  }

  /** The mailbox; empty when its settings are not complete. */
  public Optional<MailboxConfiguration> mailbox() {
    return Optional.ofNullable(mailbox);
  }

  /** The steps as far as they are known before the check. */
  CheckPlan plan(CheckOptions options) {
    return mailbox == null ? SETTINGS_ONLY : CheckPlanner.plan(mailbox, options);
  }

  /** Whether a message from the mailbox to itself can be sent and fetched again. */
  boolean canSendTestMessage() {
    return mailbox().filter(m -> m.incoming().isPresent() && m.outgoing().isPresent()).isPresent();
  }

  /** The report; blocks until it is there. */
  public CheckReport run(CheckOptions options, CheckListener listener, Cancellation cancellation) {
    return work.run(options, listener, cancellation);
  }
}
