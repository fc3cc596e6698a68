package org.postampel.ui.internal.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.StepResult;

/**
 * A certificate as a person compares it.
 *
 * @param subject whom it names
 * @param names the host names and addresses it is for
 * @param issuer who issued it
 * @param from from when it is good
 * @param until until when it is good
 * @param fingerprint SHA-256, as pairs of digits
 * @param mayIssue whether it may itself issue others, so that trusting it trusts them too
 * @param pem the certificate itself
 */
public record ServerCertificate(
    String subject,
    List<String> names,
    String issuer,
    Instant from,
    Instant until,
    String fingerprint,
    boolean mayIssue,
    String pem) {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  /** Copies the names. */
  public ServerCertificate {
    names = List.copyOf(names);
  }

  /** The chain that the server sent in this step, its own certificate first; often empty. */
  public static List<ServerCertificate> chain(StepResult result) {
    List<ServerCertificate> chain = new ArrayList<>();
    for (Evidence evidence : result.evidence()) {
      read(evidence.pem()).ifPresent(chain::add);
    }
    return chain;
  }

  private static Optional<ServerCertificate> read(String pem) {
    if (pem.isEmpty()) {
      return Optional.empty();
    }
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return Optional.of(
          new ServerCertificate(
              certificate.getSubjectX500Principal().getName(),
              names(certificate),
              certificate.getIssuerX500Principal().getName(),
              certificate.getNotBefore().toInstant(),
              certificate.getNotAfter().toInstant(),
              HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest),
              certificate.getBasicConstraints() >= 0,
              pem));
    } catch (GeneralSecurityException unreadable) {
      return Optional.empty();
    }
  }

  private static List<String> names(X509Certificate certificate) throws GeneralSecurityException {
    List<String> names = new ArrayList<>();
    Collection<List<?>> listed = certificate.getSubjectAlternativeNames();
    for (List<?> entry : listed == null ? List.<List<?>>of() : listed) {
      if (Integer.valueOf(DNS_NAME).equals(entry.get(0))
          || Integer.valueOf(IP_ADDRESS).equals(entry.get(0))) {
        names.add(String.valueOf(entry.get(1)));
      }
    }
    return names;
  }
}
