package org.postampel.cli.internal.work;

import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.StepResult;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.task.Cancellation;

/** Checks what a repository holds, readable or not. Safe for several threads. */
public interface Checks {

  /** The report; a file that cannot be used is a red {@code account.settings}. */
  CheckReport check(
      MailboxEntry entry, CheckOptions options, CheckListener listener, Cancellation cancellation);

  /** What a refused sign-in means, in the words of the check. */
  StepResult refused(MailboxConfiguration mailbox, AuthorityFailure failure);
}
