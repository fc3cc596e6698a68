package org.postampel.host.internal.list;

import java.util.Objects;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.text.Texts;

/**
 * One line of the list.
 *
 * @param entry the mailbox, readable or not
 * @param lastCheck what is remembered of the last check
 */
public record MailboxRow(MailboxEntry entry, LastCheck lastCheck) {
  /** Refuses null. */
  public MailboxRow {
    Objects.requireNonNull(entry);
    Objects.requireNonNull(lastCheck);
  }

  /** The mailbox's id. */
  public MailboxId id() {
    return entry.id();
  }

  /** The mailbox's name; its id when it has none or its file is broken. */
  public String name() {
    String name = text(MailboxField.NAME);
    return name.isEmpty() ? id().value() : name;
  }

  /** The mailbox's address; empty when its file is broken. */
  public String address() {
    return text(MailboxField.ADDRESS);
  }

  /** What is wrong with the file, naming it, its line and what to do. */
  public Optional<String> problem(Texts coreTexts) {
    return entry instanceof MailboxEntry.Broken broken
        ? Optional.of(broken.defect().sentence(coreTexts))
        : Optional.empty();
  }

  private String text(MailboxField field) {
    MailboxDraft draft =
        entry instanceof MailboxEntry.Readable readable ? readable.draft() : MailboxDraft.empty();
    return draft.trimmed(field);
  }
}
