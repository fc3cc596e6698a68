package org.postampel.ui.internal.model;

import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.validation.ValidationOutcome;

/** The judgement about a draft, with presets and folder already chosen; it touches no disk. */
public interface Validation {

  /** The configuration, or every problem of every field. */
  ValidationOutcome validate(MailboxId id, MailboxDraft draft);

  /**
   * Looks at the files that were named in what was judged. Touches the disk, so never on the
   * user-interface thread.
   *
   * @return whether the judgement may be another one now
   */
  boolean look();
}
