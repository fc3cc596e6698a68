package org.postampel.core.mailbox;

import java.util.List;
import java.util.Optional;

/**
 * Settings to make further mailboxes from: files of the same form as mailboxes, in the folder
 * {@code templates} beside them, where no list of mailboxes looks. A template has the name it is
 * known by, and neither an address nor a person; a secret has no place in such a file anyway. File
 * names in a template are those of the mailboxes it is for, relative to their folder.
 *
 * <p>Blocking disk access, on one thread at a time.
 */
public final class MailboxTemplates {

  /** The folder beside the mailboxes. */
  public static final String FOLDER = "templates";

  private final MailboxRepository files;

  private MailboxTemplates(MailboxRepository files) {
    this.files = files;
  }

  /** The templates that belong to these mailboxes; nothing is read or created yet. */
  public static MailboxTemplates beside(MailboxRepository mailboxes) {
    return new MailboxTemplates(MailboxRepository.inFolder(mailboxes.folder().resolve(FOLDER)));
  }

  /**
   * All templates in the order of their ids, broken ones included.
   *
   * @throws MailboxStorageException when the folder is there and cannot be read
   */
  public List<MailboxEntry> list() {
    return files.list();
  }

  /** The template with this name, capitals aside. */
  public Optional<MailboxId> named(String name) {
    return files.list().stream()
        .filter(MailboxEntry.Readable.class::isInstance)
        .map(MailboxEntry.Readable.class::cast)
        .filter(entry -> entry.draft().trimmed(MailboxField.NAME).equalsIgnoreCase(name.strip()))
        .map(MailboxEntry.Readable::id)
        .findFirst();
  }

  /**
   * Makes a template of a mailbox; an earlier one with this name is replaced.
   *
   * @param name by which it is chosen, not blank
   * @param mailbox the settings; address and person are left out
   * @throws MailboxStorageException when it could not be stored
   */
  public MailboxId save(String name, MailboxDraft mailbox) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a template without a name");
    }
    MailboxId id =
        named(name)
            .orElseGet(() -> MailboxId.suggested(name, taken -> files.find(taken).isPresent()));
    files.save(id, withoutPerson(mailbox).with(MailboxField.NAME, name.strip()));
    return id;
  }

  /**
   * Removes a template.
   *
   * @return whether there was one
   * @throws MailboxStorageException when it could not be removed
   */
  public boolean remove(MailboxId id) {
    return files.remove(id);
  }

  /** What a new mailbox begins with: the settings of the template without its name. */
  public static MailboxDraft beginning(MailboxDraft template) {
    return withoutPerson(template).with(MailboxField.NAME, "");
  }

  private static MailboxDraft withoutPerson(MailboxDraft draft) {
    MailboxDraft rest =
        draft
            .with(MailboxField.ADDRESS, "")
            .with(MailboxField.DISPLAY_NAME, "")
            .with(MailboxField.OUTGOING_SIGN_IN_ACCOUNT, "");
    // Whoever uses the ERP is no person in particular.
    return draft.trimmed(MailboxField.SIGN_IN_ACCOUNT).equalsIgnoreCase(SignInAccount.CURRENT_USER)
        ? rest
        : rest.with(MailboxField.SIGN_IN_ACCOUNT, "");
  }
}
