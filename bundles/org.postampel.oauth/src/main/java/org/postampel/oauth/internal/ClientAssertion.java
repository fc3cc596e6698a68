package org.postampel.oauth.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * The JWT by which an application proves that it has the key of its certificate (RFC 7523, section
 * 3; Microsoft, "Application authentication certificate credentials"). Ours instead of the
 * library's, which names an audience without the port, says nothing of when it was made, and signs
 * with the older padding.
 */
final class ClientAssertion {

  private static final Duration LIFE = Duration.ofMinutes(5);

  private ClientAssertion() {}

  static String of(TokenRequest request, ClientCertificate certificate, Clock clock) {
    Instant now = clock.instant();
    String client = request.oauth().clientId();
    try {
      byte[] thumbprint =
          MessageDigest.getInstance("SHA-256").digest(certificate.certificate().getEncoded());
      SignedJWT assertion =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.PS256)
                  .x509CertSHA256Thumbprint(Base64URL.encode(thumbprint))
                  .build(),
              new JWTClaimsSet.Builder()
                  .issuer(client)
                  .subject(client)
                  .audience(request.tenantAddress() + "/oauth2/v2.0/token")
                  .jwtID(UUID.randomUUID().toString())
                  .issueTime(Date.from(now))
                  .notBeforeTime(Date.from(now))
                  .expirationTime(Date.from(now.plus(LIFE)))
                  .build());
      assertion.sign(new RSASSASigner(certificate.key()));
      return assertion.serialize();
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException("the application's certificate cannot sign", e);
    }
  }
}
