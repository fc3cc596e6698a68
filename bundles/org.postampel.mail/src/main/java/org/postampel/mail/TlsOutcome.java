package org.postampel.mail;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How going over to TLS ended. */
public sealed interface TlsOutcome permits TlsOutcome.Secured, TlsOutcome.Failed, Disturbance {

  /**
   * The connection is encrypted, the certificate verified, the host name compared.
   *
   * @param protocol such as {@code TLSv1.3}
   * @param cipherSuite Java's name of it
   * @param chain as the server presented it, its own certificate first
   */
  record Secured(String protocol, String cipherSuite, List<X509Certificate> chain)
      implements TlsOutcome {
    /** Refuses an empty chain. */
    public Secured {
      Objects.requireNonNull(protocol);
      Objects.requireNonNull(cipherSuite);
      chain = List.copyOf(chain);
      if (chain.isEmpty()) {
        throw new IllegalArgumentException("secured without a certificate");
      }
    }

    /** The server's own certificate. */
    public X509Certificate certificate() {
      return chain.get(0);
    }

    /** When the first certificate of the chain expires. */
    public Instant notAfter() {
      return chain.stream()
          .map(certificate -> certificate.getNotAfter().toInstant())
          .min(Instant::compareTo)
          .orElseThrow();
    }
  }

  /**
   * The connection is not encrypted and must not be used.
   *
   * @param kind why
   * @param literal the server's line, or Java's explanation
   * @param chain as the server presented it; empty when it did not come to that
   */
  record Failed(Kind kind, String literal, List<X509Certificate> chain) implements TlsOutcome {
    /** Refuses null. */
    public Failed {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(literal);
      chain = List.copyOf(chain);
    }
  }

  /** Why there is no TLS. */
  enum Kind {
    /** A certificate of the chain is past its end. */
    EXPIRED,
    /** A certificate of the chain is not valid yet; a wrong clock looks the same. */
    NOT_YET_VALID,
    /** The certificate is good, but for other names. */
    HOST_NAME_MISMATCH,
    /** The server's certificate vouches for itself, and nobody trusts it. */
    SELF_SIGNED,
    /** Nobody we trust vouches for the chain. */
    UNKNOWN_ISSUER,
    /** Other trouble with the certificates: revoked, weak, forbidden use. */
    CERTIFICATE,
    /** The server talks clear text on this port; the literal is what it said. */
    NOT_TLS,
    /** No common version or cipher, or the server refused the handshake with an alert. */
    PROTOCOL_OR_CIPHER,
    /** STARTTLS is not among the capabilities; the literal is what is. */
    NOT_OFFERED,
    /** The server said no to STARTTLS; the literal is its answer. */
    REFUSED,
    /** Something talked after the answer to STARTTLS and before the handshake. */
    INJECTED,
    /** Something else. */
    OTHER
  }
}
