package org.postampel.core.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.postampel.core.internal.mailbox.AtomicFile;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxText;

/** Writes mailboxes to files for another installation. */
public final class MailboxExport {

  /** The ending of a mailbox file. */
  public static final String ENDING = ".properties";

  /**
   * A mailbox that was written.
   *
   * @param file where
   * @param leftBehind the client certificate the mailbox names, whose file holds a private key and
   *     therefore was not copied; empty when it names none
   */
  public record Exported(Path file, String leftBehind) {
    /** Refuses null. */
    public Exported {
      Objects.requireNonNull(file);
      Objects.requireNonNull(leftBehind);
    }
  }

  private MailboxExport() {}

  /**
   * Writes the settings of a mailbox, and the certificates it trusts beside them; what is there
   * already is replaced. Comments of the stored file stay behind.
   *
   * @param mailboxes the folder of the mailboxes, to which file names in the mailbox are relative
   * @param file to be written, in a folder that is there
   * @throws IOException when it could not be written; an earlier file is then unharmed
   */
  public static Exported write(MailboxEntry.Readable entry, Path mailboxes, Path file)
      throws IOException {
    Path target = file.toAbsolutePath();
    MailboxDraft draft =
        CarriedCertificates.carry(entry.draft(), entry.id(), mailboxes, target.getParent());
    new AtomicFile().replace(target, MailboxText.write(draft).getBytes(StandardCharsets.UTF_8));
    return new Exported(target, draft.trimmed(MailboxField.OAUTH_CERTIFICATE));
  }
}
