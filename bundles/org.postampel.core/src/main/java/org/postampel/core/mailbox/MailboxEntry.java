package org.postampel.core.mailbox;

import java.util.Objects;

/** What a {@link MailboxRepository} holds under one id: readable or not, never silently dropped. */
public sealed interface MailboxEntry {

  /** The id, taken from the file name. */
  MailboxId id();

  /**
   * A file that could be read; its content still has to pass {@link
   * org.postampel.core.validation.MailboxValidator}.
   *
   * @param id the mailbox id
   * @param draft the texts of the file
   */
  record Readable(MailboxId id, MailboxDraft draft) implements MailboxEntry {
    /** Refuses null. */
    public Readable {
      Objects.requireNonNull(id);
      Objects.requireNonNull(draft);
    }
  }

  /**
   * A file that could not be read.
   *
   * @param id the mailbox id
   * @param defect file, line and reason
   */
  record Broken(MailboxId id, MailboxFileDefect defect) implements MailboxEntry {
    /** Refuses null. */
    public Broken {
      Objects.requireNonNull(id);
      Objects.requireNonNull(defect);
    }
  }
}
