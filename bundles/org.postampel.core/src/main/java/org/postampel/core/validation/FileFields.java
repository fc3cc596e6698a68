package org.postampel.core.validation;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.validation.NamedFiles.Finding;

/** The files a mailbox names. */
final class FileFields {

  private final TypedFields typed;
  private final Path folder;
  private final NamedFiles files;

  FileFields(TypedFields typed, Path folder, NamedFiles files) {
    this.typed = typed;
    this.folder = folder;
    this.files = files;
  }

  /**
   * The PEM file of trusted certificates, absolute; empty when none is typed or it has an error.
   */
  Optional<Path> trustedCertificates() {
    MailboxField field = MailboxField.TRUSTED_CERTIFICATES;
    Optional<Path> file = resolved(field);
    Finding found = file.map(files::trustedCertificates).orElse(Finding.UNREADABLE);
    return usable(
        field,
        file.filter(some -> found == Finding.USABLE),
        found == Finding.WITHOUT_CERTIFICATE
            ? ProblemCodes.CERTIFICATES_NONE
            : ProblemCodes.CERTIFICATES_UNREADABLE);
  }

  /** The client certificate, absolute; it is opened later, with its passphrase. */
  Optional<Path> clientCertificate() {
    MailboxField field = MailboxField.OAUTH_CERTIFICATE;
    return usable(
        field,
        resolved(field).filter(file -> files.clientCertificate(file) == Finding.USABLE),
        ProblemCodes.CERTIFICATE_UNREADABLE);
  }

  private Optional<Path> usable(MailboxField field, Optional<Path> file, String problem) {
    if (file.isEmpty() && typed.isTyped(field)) {
      typed.error(field, problem, typed.text(field));
    }
    return file;
  }

  private Optional<Path> resolved(MailboxField field) {
    if (!typed.isTyped(field)) {
      return Optional.empty();
    }
    try {
      return Optional.of(folder.resolve(typed.text(field)).toAbsolutePath().normalize());
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
