package org.postampel.tokenstore.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens boxes with one key: preparing a key takes longer than opening an entry with it.
 * For one thread at a time.
 */
final class KeyInUse {

  private final SecretKeySpec key;
  private final Cipher cipher;

  KeyInUse(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw SealedBox.missing(e);
    }
  }

  /** Encrypts the bytes for one place, with a nonce of its own. */
  SealedBox seal(byte[] plain, String place) {
    byte[] nonce = SealedBox.newNonce();
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(SealedBox.TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return new SealedBox(nonce, cipher.doFinal(plain));
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
