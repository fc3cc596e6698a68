package org.postampel.core.mailbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.postampel.core.internal.mailbox.PropertiesMailboxRepository;

/**
 * The place where mailboxes are kept; a host may bring its own. Safe for use by several threads.
 * Nothing saved earlier is lost when a call fails.
 */
@ConsumerType
public interface MailboxRepository {

  /**
   * The mailboxes of a folder, one {@code <id>.properties} file each; nothing is read or created
   * yet.
   *
   * @param folder need not exist; the first save creates it, on POSIX for this user alone
   */
  static MailboxRepository inFolder(Path folder) {
    return new PropertiesMailboxRepository(folder);
  }

  /**
   * All entries in the order of their ids, broken ones included. A file whose name is no legal id
   * is listed as broken under the id proposed for it.
   *
   * @throws MailboxStorageException when the place cannot be read at all
   */
  List<MailboxEntry> list();

  /** The entry with this id, if there is one. */
  Optional<MailboxEntry> find(MailboxId id);

  /**
   * Stores the draft under the id, replacing what was there; comments and layout of an existing
   * file are kept.
   *
   * @throws MailboxStorageException when it could not be stored, or what is there is broken; the
   *     earlier content is unharmed
   */
  void save(MailboxId id, MailboxDraft draft);

  /**
   * Removes the entry.
   *
   * @return whether there was one
   * @throws MailboxStorageException when it could not be removed
   */
  boolean remove(MailboxId id);

  /** The folder against which relative file names inside a mailbox are resolved. */
  Path folder();
}
