package org.postampel.core.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the certificates of a PEM file (RFC 7468, section 5); anything else in the file, such as a
 * comment or a private key, is passed over.
 */
public final class PemCertificates {

  private static final int LIMIT = 1024 * 1024;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

  private PemCertificates() {}

  /**
   * The certificates of a file, in its order.
   *
   * @param pem at most 1 MiB
   * @throws IOException when it cannot be read
   * @throws CertificateException when there is none in it, or a broken one
   */
  public static List<X509Certificate> read(Path pem) throws IOException, CertificateException {
    if (Files.notExists(pem)) {
      throw new NoSuchFileException(pem.toString());
    }
    if (!Files.isRegularFile(pem)) {
      throw new IOException("not a file: " + pem);
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(pem)) {
      bytes = in.readNBytes(LIMIT + 1);
    }
    if (bytes.length > LIMIT) {
      throw new CertificateException("larger than 1 MiB: " + pem);
    }
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher block = BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (block.find()) {
      certificates.add(certificate(factory, block.group(1)));
    }
    if (certificates.isEmpty()) {
      throw new CertificateException("no certificate in " + pem);
    }
    return certificates;
  }

  /** The text of a file with these certificates and nothing else. */
  public static String text(List<X509Certificate> certificates) throws CertificateException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(lines.encodeToString(certificate.getEncoded()))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return text.toString();
  }

  private static X509Certificate certificate(CertificateFactory factory, String base64)
      throws CertificateException {
    byte[] der;
    try {
      der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException notBase64) {
      throw new CertificateException("a certificate is not Base64", notBase64);
    }
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }
}
