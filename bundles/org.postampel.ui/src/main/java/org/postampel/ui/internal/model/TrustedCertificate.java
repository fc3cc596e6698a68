package org.postampel.ui.internal.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;

/** Adds a certificate to those that one mailbox trusts. Touches the disk. */
public final class TrustedCertificate {

  private TrustedCertificate() {}

  /**
   * Writes a PEM file beside the mailbox, with what the mailbox trusted before and this
   * certificate, and names it in the mailbox.
   *
   * @param pem the certificate
   * @return the mailbox as it is now; empty when it is no longer there or can no longer be read
   * @throws IOException when a file could not be read or written; the mailbox is then as before
   */
  public static Optional<MailboxDraft> add(MailboxRepository mailboxes, MailboxId id, String pem)
      throws IOException {
    MailboxEntry entry = mailboxes.find(id).orElse(null);
    if (!(entry instanceof MailboxEntry.Readable readable)) {
      return Optional.empty();
    }
    String former = readable.draft().trimmed(MailboxField.TRUSTED_CERTIFICATES);
    Path folder = mailboxes.folder();
    String all = pem;
    if (!former.isEmpty()) {
      String before = Files.readString(folder.resolve(former), StandardCharsets.US_ASCII);
      all = before.contains(pem.strip()) ? before : before.stripTrailing() + "\n" + pem;
    }
    String name = id.value() + "-trusted.pem";
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, id.value(), ".pem.tmp");
    try {
      Files.writeString(temporary, all, StandardCharsets.US_ASCII);
      Files.move(temporary, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    MailboxDraft draft = readable.draft().with(MailboxField.TRUSTED_CERTIFICATES, name);
    mailboxes.save(id, draft);
    return Optional.of(draft);
  }
}
