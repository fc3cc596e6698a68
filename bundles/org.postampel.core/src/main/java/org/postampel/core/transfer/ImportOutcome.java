package org.postampel.core.transfer;

import java.util.Objects;
import org.postampel.core.mailbox.MailboxId;

/** What became of one mailbox that was found. */
public sealed interface ImportOutcome {

  /**
   * It is stored.
   *
   * @param id under which it is found from now on
   * @param replaced whether another mailbox had this id before
   */
  record Stored(MailboxId id, boolean replaced) implements ImportOutcome {
    /** Refuses null. */
    public Stored {
      Objects.requireNonNull(id);
    }
  }

  /**
   * It was left out, as its id is in use.
   *
   * @param id the id
   */
  record Skipped(MailboxId id) implements ImportOutcome {
    /** Refuses null. */
    public Skipped {
      Objects.requireNonNull(id);
    }
  }
}
