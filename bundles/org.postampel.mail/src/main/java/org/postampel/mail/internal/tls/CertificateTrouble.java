package org.postampel.mail.internal.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.postampel.mail.TlsOutcome.Kind;

/** Reads from Java's exceptions what was wrong with a handshake. */
final class CertificateTrouble {

  private CertificateTrouble() {}

  /** The kind of a failed handshake. */
  static Kind kindOf(IOException failure, List<X509Certificate> chain) {
    boolean certificate = false;
    boolean noPath = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return Kind.EXPIRED;
      }
      if (cause instanceof CertificateNotYetValidException) {
        return Kind.NOT_YET_VALID;
      }
      if (isHostNameMismatch(cause)) {
        return Kind.HOST_NAME_MISMATCH;
      }
      noPath |= cause instanceof CertPathBuilderException || hasNoAnchor(cause);
      certificate |=
          cause instanceof CertificateException || cause instanceof CertPathValidatorException;
    }
    if (noPath) {
      return isSelfSigned(chain) ? Kind.SELF_SIGNED : Kind.UNKNOWN_ISSUER;
    }
    if (certificate) {
      return Kind.CERTIFICATE;
    }
    return failure instanceof javax.net.ssl.SSLHandshakeException
        ? Kind.PROTOCOL_OR_CIPHER
        : Kind.OTHER;
  }

  /** Java's explanation in one line: the outermost words and the innermost. */
  static String literalOf(IOException failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String outer = String.valueOf(failure.getMessage());
    String inner = String.valueOf(root.getMessage());
    return outer.contains(inner) ? outer : outer + " - " + inner;
  }

  /** The words are those of Java's own host name check, which knows no type of its own. */
  private static boolean isHostNameMismatch(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof CertificateException
        && message != null
        && (message.startsWith("No subject alternative") || message.startsWith("No name matching"));
  }

  private static boolean hasNoAnchor(Throwable cause) {
    return cause instanceof CertPathValidatorException validation
        && validation.getReason() == java.security.cert.PKIXReason.NO_TRUST_ANCHOR;
  }

  private static boolean isSelfSigned(List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      return false;
    }
    X509Certificate own = chain.get(0);
    if (!own.getSubjectX500Principal().equals(own.getIssuerX500Principal())) {
      return false;
    }
    try {
      own.verify(own.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
