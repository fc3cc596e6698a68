package org.postampel.testkit.certificate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a server certificate shall say: for which names, and from when until when it is valid.
 *
 * @param names DNS names and literal IP addresses for the subject alternative names; the first is
 *     the common name; at least one
 * @param validFrom start of validity relative to the authority's clock, may be negative
 * @param validUntil end of validity relative to the authority's clock, may be negative, after
 *     {@code validFrom}
 */
public record CertificateRequest(List<String> names, Duration validFrom, Duration validUntil) {

  /** Checks that there is a name and that the end lies after the start. */
  public CertificateRequest {
    names = List.copyOf(names);
    Objects.requireNonNull(validFrom, "validFrom");
    Objects.requireNonNull(validUntil, "validUntil");
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a server certificate needs at least one name");
    }
    if (validUntil.compareTo(validFrom) <= 0) {
      throw new IllegalArgumentException("the certificate would end before it begins");
    }
  }

  /**
   * Returns a request that is valid from yesterday for about a year.
   *
   * @param names DNS names and literal IP addresses
   */
  public static CertificateRequest forNames(String... names) {
    return new CertificateRequest(List.of(names), Duration.ofDays(-1), Duration.ofDays(365));
  }

  /** Returns the same request for a certificate whose validity ended yesterday. */
  public CertificateRequest expired() {
    return new CertificateRequest(names, Duration.ofDays(-30), Duration.ofDays(-1));
  }

  /** Returns the same request for a certificate whose validity begins in thirty days. */
  public CertificateRequest notYetValid() {
    return new CertificateRequest(names, Duration.ofDays(30), Duration.ofDays(365));
  }

  /**
   * Returns the same request for a certificate that ends soon.
   *
   * @param remaining time left from now on, positive
   */
  public CertificateRequest expiringIn(Duration remaining) {
    return new CertificateRequest(names, Duration.ofDays(-30), remaining);
  }
}
