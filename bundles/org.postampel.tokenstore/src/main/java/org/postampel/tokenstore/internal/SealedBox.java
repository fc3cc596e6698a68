package org.postampel.tokenstore.internal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Bytes encrypted and authenticated by AES-256-GCM (NIST SP 800-38D): a random nonce of 96 bits, a
 * tag of 128 bits, and additional data that binds the bytes to their place.
 *
 * @param nonce 12 bytes, never used twice with one key
 * @param ciphertext the encrypted bytes followed by the tag
 */
record SealedBox(byte[] nonce, byte[] ciphertext) {

  static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Random bytes for a key of this cipher. */
  static byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  /** Random bytes that make one encryption differ from all others with the same key. */
  static byte[] newNonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  /** Encrypts the bytes for one place. */
  static SealedBox seal(byte[] key, byte[] plain, String place) {
    return new KeyInUse(key).seal(plain, place);
  }

  /** The bytes, or nothing when key, place or any bit is not the one it was sealed with. */
  Optional<byte[]> open(byte[] key, String place) {
    return new KeyInUse(key).open(this, place);
  }

  /** Whether a box of ours can have these lengths. */
  boolean hasPossibleLengths() {
    return nonce.length == NONCE_BYTES && ciphertext.length >= TAG_BITS / 8;
  }

  static IllegalStateException missing(GeneralSecurityException cause) {
    return new IllegalStateException("AES-256-GCM is missing from this Java", cause);
  }
}
