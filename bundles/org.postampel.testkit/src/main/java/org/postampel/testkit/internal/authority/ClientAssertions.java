package org.postampel.testkit.internal.authority;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;

/**
 * Verifies the JWT by which an application proves that it has the key of a registered certificate
 * (RFC 7523; Microsoft, "Application authentication certificate credentials").
 */
final class ClientAssertions {

  static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Directory directory;
  private final String authority;
  private final Clock clock;

  ClientAssertions(Directory directory, String authority, Clock clock) {
    this.directory = directory;
    this.authority = authority;
    this.clock = clock;
  }

  void verify(Client client, String tenant, Request request) throws Refusal {
    if (!request.need("client_assertion_type").equals(TYPE)) {
      throw new Refusal(EntraError.assertionMalformed("the type is not " + TYPE));
    }
    try {
      SignedJWT assertion = SignedJWT.parse(request.need("client_assertion"));
      X509Certificate certificate = signer(client, assertion);
      JWTClaimsSet claims = assertion.getJWTClaimsSet();
      String id = client.id().toString();
      if (!id.equals(claims.getIssuer()) || !id.equals(claims.getSubject())) {
        throw new Refusal(EntraError.assertionOfAnother(id));
      }
      String endpoint = authority + "/" + tenant + "/oauth2/v2.0/token";
      if (claims.getAudience().size() != 1 || !claims.getAudience().contains(endpoint)) {
        throw new Refusal(EntraError.assertionAudience(claims.getAudience().toString(), endpoint));
      }
      inTime(claims, certificate);
    } catch (ParseException | JOSEException e) {
      throw new Refusal(EntraError.assertionMalformed(e.getMessage()));
    }
  }

  private X509Certificate signer(Client client, SignedJWT assertion) throws Refusal, JOSEException {
    JWSAlgorithm algorithm = assertion.getHeader().getAlgorithm();
    if (!Set.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256).contains(algorithm)) {
      throw new Refusal(EntraError.assertionMalformed("the algorithm is " + algorithm));
    }
    String thumbprint = String.valueOf(assertion.getHeader().getX509CertSHA256Thumbprint());
    Optional<X509Certificate> known =
        directory.certificates(client).stream()
            .filter(certificate -> thumbprint(certificate).equals(thumbprint))
            .findFirst();
    X509Certificate certificate =
        known.orElseThrow(() -> new Refusal(EntraError.assertionKeyUnknown(thumbprint)));
    RSASSAVerifier verifier = new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey());
    if (!assertion.verify(verifier)) {
      throw new Refusal(EntraError.assertionKeyUnknown(thumbprint));
    }
    return certificate;
  }

  private void inTime(JWTClaimsSet claims, X509Certificate certificate) throws Refusal {
    Instant now = clock.instant();
    Date end = claims.getExpirationTime();
    Date begin = claims.getNotBeforeTime();
    if (end == null
        || now.isAfter(end.toInstant().plus(SKEW))
        || (begin != null && now.isBefore(begin.toInstant().minus(SKEW)))) {
      throw new Refusal(EntraError.assertionTime(now.toString()));
    }
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      throw new Refusal(EntraError.assertionKeyExpired(thumbprint(certificate)));
    }
  }

  private static String thumbprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
