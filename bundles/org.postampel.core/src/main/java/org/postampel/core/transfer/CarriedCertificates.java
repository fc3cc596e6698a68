package org.postampel.core.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.postampel.core.internal.mailbox.AtomicFile;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.tls.PemCertificates;

/** The trusted certificates a mailbox names, which go along with it to another folder. */
final class CarriedCertificates {

  private CarriedCertificates() {}

  /** The file a setting names; empty when the setting is empty or no file has this name. */
  static Optional<Path> file(MailboxDraft draft, MailboxField field, Path folder) {
    String name = draft.trimmed(field);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(folder.resolve(name).toAbsolutePath().normalize())
          .filter(Files::isRegularFile);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /**
   * Copies the trusted certificates beside the mailbox, and nothing else of their file; a different
   * file that has the name already stays as it is.
   *
   * @param from the folder the draft is relative to
   * @param to the folder it shall be relative to, which is there
   * @return the draft, which names the copy; unchanged when there is no readable certificate
   * @throws IOException when the copy could not be written
   */
  static MailboxDraft carry(MailboxDraft draft, MailboxId id, Path from, Path to)
      throws IOException {
    Path file = file(draft, MailboxField.TRUSTED_CERTIFICATES, from).orElse(null);
    if (file == null || from.toAbsolutePath().normalize().equals(to.toAbsolutePath().normalize())) {
      return draft;
    }
    byte[] pem;
    try {
      pem = PemCertificates.text(PemCertificates.read(file)).getBytes(StandardCharsets.US_ASCII);
    } catch (CertificateException none) {
      return draft;
    }
    String name = file.getFileName().toString();
    if (Files.exists(to.resolve(name)) && !isSame(to.resolve(name), pem)) {
      name = id + "-trusted.pem";
    }
    if (!isSame(to.resolve(name), pem)) {
      new AtomicFile().replace(to.resolve(name), pem);
    }
    return draft.with(MailboxField.TRUSTED_CERTIFICATES, name);
  }

  /** Whether the file has these certificates, however it is laid out. */
  private static boolean isSame(Path file, byte[] pem) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      return PemCertificates.text(PemCertificates.read(file))
          .equals(new String(pem, StandardCharsets.US_ASCII));
    } catch (CertificateException other) {
      return false;
    }
  }
}
