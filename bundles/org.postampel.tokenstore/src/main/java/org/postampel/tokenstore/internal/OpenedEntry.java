package org.postampel.tokenstore.internal;

import java.util.Arrays;
import org.postampel.core.credential.Secret;

/**
 * An entry as it was read.
 *
 * @param version the version of its row
 * @param secret the decrypted content
 */
record OpenedEntry(long version, Secret secret) {

  /** The entry with these bytes, which are wiped. */
  static OpenedEntry of(long version, byte[] plain) {
    try {
      return new OpenedEntry(version, Secret.ofUtf8(plain));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
