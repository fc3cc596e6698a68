package org.postampel.ui.internal.model;

import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.validation.ValidationOutcome;

/** The judgement about a draft, with presets and folder already chosen. */
@FunctionalInterface
public interface Validation {

  /** The configuration, or every problem of every field. */
  ValidationOutcome validate(MailboxId id, MailboxDraft draft);
}
