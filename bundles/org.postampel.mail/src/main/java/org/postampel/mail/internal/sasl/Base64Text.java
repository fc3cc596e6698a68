package org.postampel.mail.internal.sasl;

import java.util.Arrays;
import java.util.Base64;
import org.postampel.core.credential.Secret;

/** Messages in base64 that leave nothing behind. */
final class Base64Text {

  private Base64Text() {}

  /** The parts one after the other, encoded; they stay the caller's to wipe. */
  static Secret of(byte[]... parts) {
    byte[] whole = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    byte[] encoded = Base64.getEncoder().encode(whole);
    try {
      return Secret.ofUtf8(encoded);
    } finally {
      Arrays.fill(whole, (byte) 0);
      Arrays.fill(encoded, (byte) 0);
    }
  }
}
