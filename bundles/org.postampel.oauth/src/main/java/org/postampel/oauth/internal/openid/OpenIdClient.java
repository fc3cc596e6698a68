package org.postampel.oauth.internal.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.postampel.core.credential.Secret;

/** The application as a provider knows it, and how it proves that. */
public sealed interface OpenIdClient {

  /** How long a client assertion lives. */
  Duration LIFE = Duration.ofMinutes(5);

  /** The client id. */
  String id();

  /** A public client, which proves nothing. */
  record Public(String id) implements OpenIdClient {}

  /** A client with a secret; Google gives one to programs on a desktop too. */
  record WithSecret(String id, Secret secret) implements OpenIdClient {}

  /** A client with a key (OpenID Connect Core 1.0, section 9, {@code private_key_jwt}). */
  record WithKey(String id, X509Certificate certificate, RSAPrivateKey key, Clock clock)
      implements OpenIdClient {
    /** Without the key. */
    @Override
    public String toString() {
      return "WithKey[" + id + "]";
    }
  }

  /** The id as the library wants it. */
  default ClientID clientId() {
    return new ClientID(id());
  }

  /** The proof for one request; empty for a public client. */
  default Optional<ClientAuthentication> proof(OpenIdProvider provider) {
    if (this instanceof WithSecret known) {
      com.nimbusds.oauth2.sdk.auth.Secret secret =
          new com.nimbusds.oauth2.sdk.auth.Secret(known.secret().use(String::new));
      return Optional.of(
          provider.takesSecretInForm()
              ? new ClientSecretPost(clientId(), secret)
              : new ClientSecretBasic(clientId(), secret));
    } else if (this instanceof WithKey known) {
      return Optional.of(assertion(known, provider));
    }
    return Optional.empty();
  }

  private static PrivateKeyJWT assertion(WithKey client, OpenIdProvider provider) {
    Instant now = client.clock().instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(client.id())
            .subject(client.id())
            .audience(provider.tokenEndpoint().toString())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .build();
    try {
      byte[] thumbprint =
          MessageDigest.getInstance("SHA-256").digest(client.certificate().getEncoded());
      SignedJWT assertion =
          new SignedJWT(
              new JWSHeader.Builder(provider.assertionAlgorithm())
                  .x509CertSHA256Thumbprint(Base64URL.encode(thumbprint))
                  .build(),
              claims);
      assertion.sign(new RSASSASigner(client.key()));
      return new PrivateKeyJWT(assertion);
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException("the application's certificate cannot sign", e);
    }
  }
}
