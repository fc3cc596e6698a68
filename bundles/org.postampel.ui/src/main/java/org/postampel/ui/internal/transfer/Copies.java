package org.postampel.ui.internal.transfer;

import java.util.List;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.ui.internal.text.Sentences;

/** Copies of mailboxes. */
public final class Copies {

  private Copies() {}

  /**
   * What the copy of a mailbox begins with: the same settings under a name of its own. Secrets
   * belong to the id of a mailbox, so a copy has none.
   *
   * @param others every mailbox there is
   */
  public static MailboxDraft of(
      MailboxEntry.Readable mailbox, List<MailboxEntry> others, Sentences sentences) {
    String first = sentences.get("copy.name", name(mailbox));
    String name = first;
    for (int number = 2; isUsed(name, others); number++) {
      name = sentences.get("copy.name.again", first, number);
    }
    return mailbox.draft().with(MailboxField.NAME, name);
  }

  private static boolean isUsed(String name, List<MailboxEntry> others) {
    return others.stream()
        .filter(MailboxEntry.Readable.class::isInstance)
        .anyMatch(other -> name(other).equalsIgnoreCase(name));
  }

  /** The name of an entry; its id when it has none. */
  static String name(MailboxEntry entry) {
    String name =
        entry instanceof MailboxEntry.Readable readable
            ? readable.draft().trimmed(MailboxField.NAME)
            : "";
    return name.isEmpty() ? entry.id().value() : name;
  }
}
