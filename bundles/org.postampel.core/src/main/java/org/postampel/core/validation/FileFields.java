package org.postampel.core.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.tls.TrustPolicy;

/** The files a mailbox names. */
final class FileFields {

  private final TypedFields typed;
  private final Path folder;

  FileFields(TypedFields typed, Path folder) {
    this.typed = typed;
    this.folder = folder;
  }

  /**
   * The PEM file of trusted certificates, absolute; empty when none is typed or it has an error.
   */
  Optional<Path> trustedCertificates() {
    MailboxField field = MailboxField.TRUSTED_CERTIFICATES;
    if (!typed.isTyped(field)) {
      return Optional.empty();
    }
    Optional<Path> file = resolved(field);
    try {
      if (file.isPresent()) {
        TrustPolicy.withCertificates(file.get());
        return file;
      }
      typed.error(field, ProblemCodes.CERTIFICATES_UNREADABLE, typed.text(field));
    } catch (IOException unreadable) {
      typed.error(field, ProblemCodes.CERTIFICATES_UNREADABLE, typed.text(field));
    } catch (CertificateException none) {
      typed.error(field, ProblemCodes.CERTIFICATES_NONE, typed.text(field));
    }
    return Optional.empty();
  }

  /** The client certificate, absolute; it is opened later, with its passphrase. */
  Optional<Path> clientCertificate() {
    MailboxField field = MailboxField.OAUTH_CERTIFICATE;
    if (!typed.isTyped(field)) {
      return Optional.empty();
    }
    Optional<Path> file =
        resolved(field).filter(path -> Files.isRegularFile(path) && Files.isReadable(path));
    if (file.isEmpty()) {
      typed.error(field, ProblemCodes.CERTIFICATE_UNREADABLE, typed.text(field));
    }
    return file;
  }

  private Optional<Path> resolved(MailboxField field) {
    try {
      return Optional.of(folder.resolve(typed.text(field)).toAbsolutePath().normalize());
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
