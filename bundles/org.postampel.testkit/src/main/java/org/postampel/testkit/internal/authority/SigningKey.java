package org.postampel.testkit.internal.authority;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The RSA key that signs all tokens of the demo authority. Immutable. */
public final class SigningKey {
  private static final String FILE = "signing.jwk";

  private final RSAKey key;

  private SigningKey(RSAKey key) {
    this.key = key;
  }

  /** Returns a new key that lives in memory only. */
  public static SigningKey create() {
    try {
      return new SigningKey(
          new RSAKeyGenerator(2048)
              .keyID(UUID.randomUUID().toString())
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("no RSA key", e);
    }
  }

  /**
   * Returns the key kept in a folder, made there at the first call.
   *
   * @param folder gets the file {@code signing.jwk} with mode 0600
   * @throws IOException if the file cannot be read or written
   */
  public static SigningKey openOrCreate(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      try {
        return new SigningKey(RSAKey.parse(Files.readString(file)));
      } catch (ParseException e) {
        throw new IOException("The signing key " + file + " cannot be read; delete it.", e);
      }
    }
    SigningKey made = create();
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, FILE, ".new"); // made with mode 0600
    Files.writeString(half, made.key.toJSONString());
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    return made;
  }

  /** Returns a signed token (RS256). */
  public String sign(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .type(JOSEObjectType.JWT)
                  .keyID(key.getKeyID())
                  .build(),
              claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a token cannot be signed", e);
    }
  }

  /** Returns the half that verifies. */
  public RSAKey publicKey() {
    return key.toPublicJWK();
  }

  /** Returns the key set (RFC 7517) that the authority publishes. */
  public String keySet() {
    return JSONObjectUtils.toJSONString(new JWKSet(publicKey()).toJSONObject());
  }
}
