package org.postampel.testkit.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's key with the certificates it shows, the server's own first and the trust anchor never
 * among them.
 */
public final class ServerCertificate {
  private final PrivateKey key;
  private final List<X509Certificate> chain;

  ServerCertificate(PrivateKey key, List<X509Certificate> chain) {
    this.key = Objects.requireNonNull(key, "key");
    this.chain = List.copyOf(chain);
  }

  /**
   * Returns a certificate that signs itself, as an appliance out of the box has one.
   *
   * @param clock the time the validity is counted from
   * @param names DNS names and literal IP addresses
   */
  public static ServerCertificate selfSigned(Clock clock, String... names) {
    return CertificateAuthority.issueSelfSigned(clock, CertificateRequest.forNames(names));
  }

  /** Returns the certificates the server sends, its own first. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** Returns the server's own certificate. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** Returns the same key with a chain cut to the server's own certificate: row T2's mistake. */
  public ServerCertificate withoutIntermediates() {
    return new ServerCertificate(key, chain.subList(0, 1));
  }

  /** Returns a context for {@code SSLSocket}s in server mode and for an HTTPS server. */
  public SSLContext serverContext() {
    try {
      char[] password = new char[0];
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, password, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "no TLS context for " + certificate().getSubjectX500Principal(), e);
    }
  }

  /**
   * Writes chain and key as PEM, the form Dovecot and Postfix read.
   *
   * @param certificateFile gets the chain, the server's own certificate first
   * @param keyFile gets the PKCS#8 key, mode 0600 where the file system has modes
   * @throws IOException if a file cannot be written
   */
  public void writePem(Path certificateFile, Path keyFile) throws IOException {
    Pem.writePublic(certificateFile, Pem.ofCertificates(chain));
    Pem.writePrivate(keyFile, Pem.ofKey(key));
  }
}
