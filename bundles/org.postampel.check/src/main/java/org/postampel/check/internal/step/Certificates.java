package org.postampel.check.internal.step;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.postampel.check.Evidence;

/** What people need to read of a certificate. */
final class Certificates {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private Certificates() {}

  /** One piece of evidence for each certificate of the chain. */
  static List<Evidence> evidence(List<X509Certificate> chain) {
    List<Evidence> evidence = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      evidence.add(
          new Evidence(Evidence.Kind.CERTIFICATE, describe(certificate), pem(certificate)));
    }
    return evidence;
  }

  /** The names the certificate is for; its subject where it lists none (RFC 9525, section 6). */
  static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> listed = certificate.getSubjectAlternativeNames();
      if (listed != null) {
        for (List<?> entry : listed) {
          if (Integer.valueOf(DNS_NAME).equals(entry.get(0))
              || Integer.valueOf(IP_ADDRESS).equals(entry.get(0))) {
            names.add(String.valueOf(entry.get(1)));
          }
        }
      }
    } catch (CertificateParsingException e) {
      names.clear(); // a certificate whose names cannot be read has none for us
    }
    return names.isEmpty() ? List.of(certificate.getSubjectX500Principal().getName()) : names;
  }

  static String until(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  static String from(X509Certificate certificate) {
    return certificate.getNotBefore().toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String describe(X509Certificate certificate) {
    return String.format(
        "%s; names: %s; issuer: %s; valid %s to %s; SHA-256 %s",
        certificate.getSubjectX500Principal().getName(),
        String.join(", ", names(certificate)),
        certificate.getIssuerX500Principal().getName(),
        from(certificate),
        until(certificate),
        fingerprint(certificate));
  }

  private static String pem(X509Certificate certificate) {
    try {
      String lines =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      return "";
    }
  }

  /** The SHA-256 fingerprint as people compare it. */
  static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("no fingerprint of a certificate", e);
    }
  }
}
