package org.postampel.core.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import org.postampel.core.tls.TrustPolicy;

/**
 * What there is to be said of the files a mailbox names. A program that must not wait for the disk
 * gives a {@link MailboxValidator} what it has found out before.
 */
public interface NamedFiles {

  /** What was found. */
  enum Finding {
    /** It can be used. */
    USABLE,
    /** It is not there or cannot be read. */
    UNREADABLE,
    /** It can be read, but there is no certificate in it. */
    WITHOUT_CERTIFICATE
  }

  /** Looks at each file when it is asked for. */
  static NamedFiles onDisk() {
    return new NamedFiles() {
      @Override
      public Finding trustedCertificates(Path file) {
        try {
          TrustPolicy.withCertificates(file);
          return Finding.USABLE;
        } catch (IOException unreadable) {
          return Finding.UNREADABLE;
        } catch (CertificateException none) {
          return Finding.WITHOUT_CERTIFICATE;
        }
      }

      @Override
      public Finding clientCertificate(Path file) {
        return Files.isRegularFile(file) && Files.isReadable(file)
            ? Finding.USABLE
            : Finding.UNREADABLE;
      }
    };
  }

  /** The PEM file of the certificates that are trusted. */
  Finding trustedCertificates(Path file);

  /** The client certificate; whether there is one in it is found out with its passphrase, later. */
  Finding clientCertificate(Path file);
}
