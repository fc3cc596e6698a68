package org.postampel.cli.proof;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Secrets that are known, so that each can be looked for in every form. Safe for threads. */
final class Canaries {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 40;
  private static final int PREFIX = 8;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> all = new TreeMap<>();

  /** A new secret; the description is what a failed search says. */
  synchronized String hatch(String description) {
    StringBuilder secret = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return adopt(secret.toString(), description);
  }

  /** Takes a secret the product made itself, such as a code verifier. */
  synchronized String adopt(String secret, String description) {
    all.put(secret, description);
    return secret;
  }

  synchronized int size() {
    return all.size();
  }

  /** What is found of the secrets in these bytes: descriptions and forms, never a secret. */
  synchronized Set<String> foundIn(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    Set<String> found = new TreeSet<>();
    all.forEach(
        (secret, description) -> {
          if (text.contains(secret.substring(0, PREFIX))) {
            found.add(description + " as it is");
          }
          if (lower.contains(hex(secret)) || text.contains(wide(secret))) {
            found.add(description + " in hex or UTF-16");
          }
          for (int shift = 0; shift < 3; shift++) {
            String encoded = base64(secret, shift);
            if (text.contains(encoded)) {
              found.add(description + " in base64");
            }
          }
        });
    return found;
  }

  private static String hex(String secret) {
    return HexFormat.of()
        .formatHex(secret.substring(0, PREFIX).getBytes(StandardCharsets.US_ASCII));
  }

  private static String wide(String secret) {
    byte[] bytes = secret.substring(0, PREFIX).getBytes(StandardCharsets.UTF_16LE);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * The beginning of the encoded secret as it stands behind a number of other bytes, as in SASL;
   * both alphabets agree on it, because letters and digits give none of the characters that differ.
   */
  private static String base64(String secret, int shift) {
    byte[] behind = new byte[shift + LENGTH];
    Arrays.fill(behind, (byte) 'x');
    byte[] own = secret.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(own, 0, behind, shift, Math.min(LENGTH, own.length));
    return Base64.getEncoder().withoutPadding().encodeToString(behind).substring(4, 16);
  }
}
