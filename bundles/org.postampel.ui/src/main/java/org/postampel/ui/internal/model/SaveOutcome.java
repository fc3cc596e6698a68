package org.postampel.ui.internal.model;

import java.util.Objects;
import java.util.Set;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxStorageException;

/** How saving a mailbox ended. */
public sealed interface SaveOutcome {

  /**
   * Secrets and mailbox are stored.
   *
   * @param id under which the mailbox is found again
   */
  record Saved(MailboxId id) implements SaveOutcome {
    /** Refuses null. */
    public Saved {
      Objects.requireNonNull(id);
    }
  }

  /**
   * Somebody else has changed the stored mailbox since the dialog was opened; nothing was saved.
   *
   * @param fields what differs from what the dialog opened with
   */
  record ChangedMeanwhile(Set<MailboxField> fields) implements SaveOutcome {
    /** Copies the set. */
    public ChangedMeanwhile {
      fields = Set.copyOf(fields);
    }
  }

  /**
   * The token store refused; mailbox and secrets are as they were.
   *
   * @param failure why
   */
  record StoreRefused(TokenStoreException failure) implements SaveOutcome {
    /** Refuses null. */
    public StoreRefused {
      Objects.requireNonNull(failure);
    }
  }

  /**
   * The mailbox could not be written; mailbox and secrets are as they were.
   *
   * @param failure why
   */
  record MailboxRefused(MailboxStorageException failure) implements SaveOutcome {
    /** Refuses null. */
    public MailboxRefused {
      Objects.requireNonNull(failure);
    }
  }
}
