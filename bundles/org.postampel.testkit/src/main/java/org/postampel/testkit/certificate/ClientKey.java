package org.postampel.testkit.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** The RSA key with certificate by which an application proves who it is, and files of it. */
public final class ClientKey {
  private final PrivateKey key;
  private final X509Certificate certificate;

  private ClientKey(PrivateKey key, X509Certificate certificate) {
    this.key = Objects.requireNonNull(key, "key");
    this.certificate = Objects.requireNonNull(certificate, "certificate");
  }

  /**
   * Returns a new key with a certificate of an authority made for it alone.
   *
   * @param clock the time the validity is counted from
   * @param request the name and the validity
   */
  public static ClientKey issue(Clock clock, CertificateRequest request) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      KeyPair issuer = Certificates.newKeyPair();
      return new ClientKey(
          pair.getPrivate(), Certificates.server(request, pair, issuer.getPrivate(), null, clock));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no RSA keys", e);
    }
  }

  /** Returns the certificate, for the registration. */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * Writes certificate and PKCS#8 key into one PEM file, mode 0600 where the file system has modes.
   *
   * @return the file
   * @throws IOException if it cannot be written
   */
  public Path writePem(Path file) throws IOException {
    Pem.writePrivate(file, Pem.ofCertificates(List.of(certificate)) + Pem.ofKey(key));
    return file;
  }

  /**
   * Writes a PKCS#12 file.
   *
   * @param file the file to write or replace
   * @param passphrase protects it
   * @return the file
   * @throws IOException if it cannot be written
   */
  public Path writePkcs12(Path file, char[] passphrase) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("client", key, passphrase, new Certificate[] {certificate});
      store.store(out, passphrase);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no PKCS#12", e);
    }
    return file;
  }
}
