package org.postampel.core.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Java's own trust anchors plus what a mailbox adds: a certificate with CA:TRUE is a further
 * anchor, any other one is an exact pin. The host name is always checked: by the contexts of this
 * policy, provided that whoever opens the connection sets the endpoint identification algorithm
 * ({@code SSLParameters}, "HTTPS" or "LDAPS"). Immutable, safe for several threads.
 */
public final class TrustPolicy {

  private final List<X509Certificate> anchors;
  private final List<X509Certificate> pins;
  private Judges judges;

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
   * @throws IOException when it cannot be read
   * @throws CertificateException when it contains no certificate or a broken one
   */
  public static TrustPolicy withCertificates(Path pem) throws IOException, CertificateException {
    return withCertificates(PemCertificates.read(pem));
  }

  /**
   * Java's own anchors and these certificates.
   *
   * @param certificates those with CA:TRUE become anchors, the others exact pins
   */
  public static TrustPolicy withCertificates(List<X509Certificate> certificates) {
    return new TrustPolicy(
        certificates.stream().filter(TrustPolicy::isAuthority).toList(),
        certificates.stream().filter(certificate -> !isAuthority(certificate)).toList());
  }

  /** The anchors beyond Java's own. */
  public List<X509Certificate> anchors() {
    return anchors;
  }

  /** The certificates that are believed exactly as they are, for as long as they are valid. */
  public List<X509Certificate> pins() {
    return pins;
  }

  /** A new TLS context that asks this policy; keep it, sessions are resumed within one context. */
  public SSLContext newContext() {
    return newContext(chain -> {});
  }

  /**
   * A new TLS context that asks this policy and shows every presented chain to the listener, also
   * one that is refused. For the evidence of one connection give each connection a context.
   *
   * @param listener quick, must not throw
   */
  public SSLContext newContext(ChainListener listener) {
    Objects.requireNonNull(listener);
    try {
      Judges now = judges();
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager manager =
          new PolicyTrustManager(
              now.anchored(), now.pinned(), Set.copyOf(pins), Set.copyOf(anchors), listener);
      context.init(null, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException defect) {
      throw new IllegalStateException("this Java cannot do TLS", defect);
    }
  }

  /** Made once: reading Java's anchors takes a noticeable time. */
  private synchronized Judges judges() throws GeneralSecurityException {
    if (judges == null) {
      judges = new Judges(TrustManagers.javaAnd(anchors), TrustManagers.only(pins));
    }
    return judges;
  }

  private static boolean isAuthority(X509Certificate certificate) {
    return certificate.getBasicConstraints() >= 0;
  }

  private record Judges(X509ExtendedTrustManager anchored, X509ExtendedTrustManager pinned) {}
}
