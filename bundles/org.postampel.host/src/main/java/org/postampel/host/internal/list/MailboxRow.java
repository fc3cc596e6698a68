package org.postampel.host.internal.list;

import java.util.Objects;
import org.postampel.core.mailbox.MailboxId;

/**
 * One line of the list.
 *
 * @param id the mailbox
 * @param name its name; the file name when the file is broken
 * @param address its address; empty when the file is broken
 * @param lastCheck what is remembered of the last check
 */
public record MailboxRow(MailboxId id, String name, String address, LastCheck lastCheck) {
  /** Refuses null. */
  public MailboxRow {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(address);
    Objects.requireNonNull(lastCheck);
  }
}
