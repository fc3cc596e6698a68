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
    String name = name(id, 1);
    write(mailboxes.folder(), former, name, pem);
    MailboxDraft draft = readable.draft().with(MailboxField.TRUSTED_CERTIFICATES, name);
    mailboxes.save(id, draft);
    return Optional.of(draft);
  }

  /**
   * Writes a PEM file of a new name beside the mailbox and leaves the mailbox as it is: nothing
   * trusts the certificate until somebody saves the name.
   *
   * @param folder the folder of the mailboxes
   * @param former the file that the mailbox names up to now; empty when there is none
   * @param pem the certificate
   * @return the name of the new file
   * @throws IOException when a file could not be read or written
   */
  public static String beside(Path folder, MailboxId id, String former, String pem)
      throws IOException {
    int number = 1;
    while (Files.exists(folder.resolve(name(id, number)))) {
      number++;
    }
    String name = name(id, number);
    write(folder, former, name, pem);
    return name;
  }

  private static String name(MailboxId id, int number) {
    return id.value() + (number == 1 ? "-trusted.pem" : "-trusted-" + number + ".pem");
  }

  private static void write(Path folder, String former, String name, String pem)
      throws IOException {
    String all = pem;
    if (!former.isEmpty()) {
      String before = Files.readString(folder.resolve(former), StandardCharsets.US_ASCII);
      all = before.contains(pem.strip()) ? before : before.stripTrailing() + "\n" + pem;
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, name, ".tmp");
    try {
      Files.writeString(temporary, all, StandardCharsets.US_ASCII);
      Files.move(temporary, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
