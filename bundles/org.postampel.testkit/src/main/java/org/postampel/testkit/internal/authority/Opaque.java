package org.postampel.testkit.internal.authority;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random values that mean nothing to the client, and the digests under which we keep them. */
final class Opaque {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private Opaque() {}

  static String newValue(String prefix) {
    byte[] bytes = new byte[48];
    RANDOM.nextBytes(bytes);
    return prefix + TEXT.encodeToString(bytes);
  }

  /** A code a person can type: eight letters that cannot be mistaken for one another. */
  static String newUserCode() {
    String letters = "BCDFGHJKLMNPQRSTVWXZ";
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      code.append(letters.charAt(RANDOM.nextInt(letters.length())));
    }
    return code.toString();
  }

  /** The SHA-256 of a value in base64url: also the S256 challenge of a verifier (RFC 7636). */
  static String digest(String value) {
    try {
      return TEXT.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
