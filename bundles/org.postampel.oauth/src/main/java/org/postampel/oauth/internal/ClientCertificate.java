package org.postampel.oauth.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.core.credential.Secret;

/**
 * The application's certificate with its RSA key, read from PEM (RFC 7468, key in PKCS#8) or
 * PKCS#12 (RFC 7292).
 *
 * @param certificate whose thumbprint is registered
 * @param key its private key; never shown
 */
record ClientCertificate(X509Certificate certificate, RSAPrivateKey key) {

  private static final int LIMIT = 1 << 20;

  /** The shortest key authorities take; NIST SP 800-131A. */
  private static final int SHORTEST_KEY = 2048;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  /** Why a file cannot be used; {@link #isPassphraseWrong()} tells the case a person can mend. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean passphraseWrong;
    private final String word;

    Unusable(String cause, boolean passphraseWrong) {
      this(cause, passphraseWrong, "certificate_unusable");
    }

    private Unusable(String cause, boolean passphraseWrong, String word) {
      super(cause);
      this.passphraseWrong = passphraseWrong;
      this.word = word;
    }

    static Unusable keyTooShort(String file, int bits) {
      return new Unusable(
          file + ": the key has " + bits + " bits, " + SHORTEST_KEY + " are needed",
          false,
          "certificate_too_short");
    }

    /** The error word for it. */
    String word() {
      return word;
    }

    boolean isPassphraseWrong() {
      return passphraseWrong;
    }
  }

  /** Reads the file; a passphrase is needed by PKCS#12 only. */
  static ClientCertificate read(Path file, Optional<Secret> passphrase) throws Unusable {
    String name = String.valueOf(file.getFileName());
    byte[] bytes = new byte[0];
    try {
      bytes = bytes(file);
      ClientCertificate read =
          new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")
              ? pem(bytes)
              : pkcs12(bytes, passphrase);
      if (!(read.certificate.getPublicKey() instanceof RSAPublicKey known)
          || !known.getModulus().equals(read.key.getModulus())) {
        throw new Unusable(name + ": key and certificate do not belong together", false);
      } else if (known.getModulus().bitLength() < SHORTEST_KEY) {
        throw Unusable.keyTooShort(name, known.getModulus().bitLength());
      }
      return read;
    } catch (IOException e) {
      boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
      throw new Unusable(
          name + ": " + (wrong ? "the passphrase does not fit" : e.getClass().getSimpleName()),
          wrong);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The message of a key's parser may quote what it read.
      throw new Unusable(name + ": no RSA key with certificate", false);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new IOException("larger than 1 MiB");
      }
      return bytes;
    }
  }

  private static ClientCertificate pem(byte[] bytes) throws GeneralSecurityException {
    X509Certificate certificate = null;
    RSAPrivateKey key = null;
    Matcher block = BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (block.find()) {
      byte[] content = Base64.getMimeDecoder().decode(block.group(2));
      if (block.group(1).equals("CERTIFICATE") && certificate == null) {
        certificate =
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(content));
      } else if (block.group(1).equals("PRIVATE KEY") && key == null) {
        key =
            (RSAPrivateKey)
                KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(content));
      }
    }
    return complete(certificate, key);
  }

  private static ClientCertificate pkcs12(byte[] bytes, Optional<Secret> passphrase)
      throws GeneralSecurityException, IOException {
    char[] characters =
        passphrase.map(secret -> secret.use(char[]::clone)).orElseGet(() -> new char[0]);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), characters);
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.getKey(alias, characters);
        Certificate certificate = store.getCertificate(alias);
        if (key instanceof RSAPrivateKey rsa && certificate instanceof X509Certificate x509) {
          return new ClientCertificate(x509, rsa);
        }
      }
      return complete(null, null);
    } finally {
      Arrays.fill(characters, ' ');
    }
  }

  private static ClientCertificate complete(X509Certificate certificate, RSAPrivateKey key)
      throws GeneralSecurityException {
    if (certificate == null || key == null) {
      throw new GeneralSecurityException("incomplete");
    }
    return new ClientCertificate(certificate, key);
  }

  @Override
  public String toString() {
    return "ClientCertificate[" + certificate.getSubjectX500Principal() + "]";
  }
}
