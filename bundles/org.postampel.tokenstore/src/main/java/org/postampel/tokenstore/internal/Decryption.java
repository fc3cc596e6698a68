package org.postampel.tokenstore.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens boxes with one key: preparing a key takes longer than opening an entry with it. For one
 * thread at a time.
 */
final class Decryption {

  private final SecretKeySpec key;
  private final Cipher cipher;

  Decryption(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw SealedBox.missing(e);
    }
  }

  /** The bytes, or nothing when key, place or any bit is not the one it was sealed with. */
  Optional<byte[]> open(SealedBox box, String place) {
    if (!box.hasPossibleLengths()) {
      return Optional.empty();
    }
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(SealedBox.TAG_BITS, box.nonce()));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return Optional.of(cipher.doFinal(box.ciphertext()));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw SealedBox.missing(e);
    }
  }
}
