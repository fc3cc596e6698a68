package org.postampel.testkit.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority of our own, made in memory or kept in a folder.
 *
 * <p>Safe for use by several threads; every certificate gets a fresh EC key on P-256.
 */
public final class CertificateAuthority {
  private static final String CERTIFICATE_FILE = "ca.pem";
  private static final String KEY_FILE = "ca.key";
  private static final Duration LIFE = Duration.ofDays(3650);

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final List<X509Certificate> intermediates;
  private final Clock clock;

  private CertificateAuthority(
      PrivateKey key,
      X509Certificate certificate,
      List<X509Certificate> intermediates,
      Clock clock) {
    this.key = key;
    this.certificate = certificate;
    this.intermediates = List.copyOf(intermediates);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Returns a new root authority that lives in memory only.
   *
   * @param commonName how the authority is called in its certificate; a whole distinguished name
   *     where it begins with {@code CN=}
   * @param clock the time validity is counted from
   */
  public static CertificateAuthority create(String commonName, Clock clock) {
    KeyPair pair = Certificates.newKeyPair();
    X509Certificate root =
        Certificates.authority(
            commonName, pair, pair.getPrivate(), null, clock, Duration.ofDays(-2), LIFE);
    return new CertificateAuthority(pair.getPrivate(), root, List.of(), clock);
  }

  /**
   * Returns the authority kept in a folder, made there at the first call, so that trust given once
   * stays good after a restart.
   *
   * @param folder gets {@code ca.pem} and, with mode 0600, {@code ca.key}
   * @param commonName used when the authority is made
   * @param clock the time validity is counted from
   * @throws IOException if the folder cannot be read or written
   */
  public static CertificateAuthority openOrCreate(Path folder, String commonName, Clock clock)
      throws IOException {
    Path certificateFile = folder.resolve(CERTIFICATE_FILE);
    Path keyFile = folder.resolve(KEY_FILE);
    if (Files.exists(certificateFile) && Files.exists(keyFile)) {
      try {
        return new CertificateAuthority(
            Pem.readKey(keyFile, "EC"), Pem.readCertificate(certificateFile), List.of(), clock);
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new IOException("The authority in " + folder + " cannot be read; delete it.", e);
      }
    }
    CertificateAuthority made = create(commonName, clock);
    Pem.writePrivate(keyFile, Pem.ofKey(made.key));
    made.writePem(certificateFile);
    return made;
  }

  /**
   * Returns an authority below this one; certificates it issues show it in their chain.
   *
   * @param commonName how the intermediate is called in its certificate
   */
  public CertificateAuthority intermediate(String commonName) {
    KeyPair pair = Certificates.newKeyPair();
    X509Certificate made =
        Certificates.authority(
            commonName, pair, key, certificate, clock, Duration.ofDays(-2), LIFE);
    List<X509Certificate> below = new ArrayList<>();
    below.add(made);
    below.addAll(intermediates);
    return new CertificateAuthority(pair.getPrivate(), made, below, clock);
  }

  /**
   * Returns a new key with a certificate signed by this authority.
   *
   * @param request names and validity
   */
  public ServerCertificate issue(CertificateRequest request) {
    KeyPair pair = Certificates.newKeyPair();
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(Certificates.server(request, pair, key, certificate, clock));
    chain.addAll(intermediates);
    return new ServerCertificate(pair.getPrivate(), chain);
  }

  static ServerCertificate issueSelfSigned(Clock clock, CertificateRequest request) {
    KeyPair pair = Certificates.newKeyPair();
    X509Certificate own = Certificates.server(request, pair, pair.getPrivate(), null, clock);
    return new ServerCertificate(pair.getPrivate(), List.of(own));
  }

  /** Returns this authority's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Returns this authority's own certificate as PEM text. */
  public String pem() {
    return Pem.ofCertificates(List.of(certificate));
  }

  /**
   * Writes this authority's own certificate as PEM.
   *
   * @param file the file to write or replace; missing folders are made
   * @return the file
   * @throws IOException if it cannot be written
   */
  public Path writePem(Path file) throws IOException {
    Pem.writePublic(file, pem());
    return file;
  }

  /** Returns a context for clients that trust this authority and nothing else. */
  public SSLContext clientContext() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("ca", certificate);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no TLS context that trusts the test authority", e);
    }
  }
}
