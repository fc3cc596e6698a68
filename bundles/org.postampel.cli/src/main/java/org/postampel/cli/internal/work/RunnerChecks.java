package org.postampel.cli.internal.work;

import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.StepResult;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.task.Cancellation;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;

/** Checks by the runner of the product: what can be used is run, the rest is reported. */
final class RunnerChecks implements Checks {

  private final CheckRunner runner;
  private final MailboxValidator validator;
  private final MailboxRepository mailboxes;

  RunnerChecks(CheckRunner runner, MailboxValidator validator, MailboxRepository mailboxes) {
    this.runner = runner;
    this.validator = validator;
    this.mailboxes = mailboxes;
  }

  @Override
  public CheckReport check(
      MailboxEntry entry, CheckOptions options, CheckListener listener, Cancellation cancellation) {
    if (entry instanceof MailboxEntry.Broken broken) {
      return runner.unreadable(broken.id(), broken.defect());
    }
    MailboxEntry.Readable readable = (MailboxEntry.Readable) entry;
    ValidationOutcome outcome =
        validator.validate(readable.id(), readable.draft(), mailboxes.folder());
    return outcome instanceof ValidationOutcome.Valid valid
        ? runner.run(valid.configuration(), options, listener, cancellation)
        : runner.invalid(readable.id(), readable.draft(), outcome.problems());
  }

  @Override
  public StepResult refused(MailboxConfiguration mailbox, AuthorityFailure failure) {
    return runner.refused(mailbox, failure);
  }
}
