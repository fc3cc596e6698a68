package org.postampel.tokenstore.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

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

  /** Encrypts the bytes for one place. */
  static SealedBox seal(byte[] key, byte[] plain, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      return new SealedBox(nonce, cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** The bytes, or nothing when key, place or any bit is not the one it was sealed with. */
  Optional<byte[]> open(byte[] key, String place) {
    return new Decryption(key).open(this, place);
  }

  /** Whether a box of ours can have these lengths. */
  boolean hasPossibleLengths() {
    return nonce.length == NONCE_BYTES && ciphertext.length >= TAG_BITS / 8;
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  static IllegalStateException missing(GeneralSecurityException cause) {
    return new IllegalStateException("AES-256-GCM is missing from this Java", cause);
  }
}
