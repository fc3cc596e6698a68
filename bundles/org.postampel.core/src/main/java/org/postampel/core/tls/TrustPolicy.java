package org.postampel.core.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * Java's own trust anchors plus what a mailbox adds: a certificate with CA:TRUE is a further
 * anchor, any other one is an exact pin. The host name is always checked by whoever opens the
 * connection. Immutable.
 */
public final class TrustPolicy {

  private final List<X509Certificate> anchors;
  private final List<X509Certificate> pins;

  private TrustPolicy(List<X509Certificate> anchors, List<X509Certificate> pins) {
    this.anchors = List.copyOf(anchors);
    this.pins = List.copyOf(pins);
  }

  /** Java's own anchors and nothing else. */
  public static TrustPolicy standard() {
    return new TrustPolicy(List.of(), List.of());
  }

  /**
   * Java's own anchors and the certificates of a PEM file.
   *
   * @param pem a file of at most 1 MiB
   * @throws java.io.IOException when it cannot be read
   * @throws java.security.cert.CertificateException when it contains no certificate or a broken one
   */
  public static TrustPolicy withCertificates(Path pem)
      throws java.io.IOException, java.security.cert.CertificateException {
    throw new UnsupportedOperationException(Objects.toString(pem));
  }

  /** A new TLS context that asks this policy; keep it, sessions are resumed within one context. */
  public SSLContext newContext() {
    throw new UnsupportedOperationException(anchors + " " + pins);
  }
}
