package org.postampel.tokenstore.transfer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;

/**
 * Secrets and their names as bytes: for each entry the word of its kind, its owner and its secret,
 * each behind its length of 4 bytes, in UTF-8.
 */
final class TransferContent {

  private TransferContent() {}

  /** The bytes, to be wiped by the caller; no copy of them is left behind. */
  static byte[] write(Map<SecretName, Secret> secrets) {
    int size = 0;
    for (Map.Entry<SecretName, Secret> entry : secrets.entrySet()) {
      int secret = entry.getValue().useUtf8(bytes -> bytes.length);
      size += 3 * Integer.BYTES + kind(entry).length + owner(entry).length + secret;
    }
    ByteBuffer target = ByteBuffer.allocate(size);
    for (Map.Entry<SecretName, Secret> entry : secrets.entrySet()) {
      put(target, kind(entry));
      put(target, owner(entry));
      entry.getValue().useUtf8(bytes -> put(target, bytes));
    }
    return target.array();
  }

  /** The secrets in these bytes; empty when they are not what {@link #write} writes. */
  static Optional<Map<SecretName, Secret>> read(byte[] content) {
    Map<SecretName, Secret> secrets = new TreeMap<>();
    ByteBuffer source = ByteBuffer.wrap(content);
    try {
      while (source.hasRemaining()) {
        SecretName.Kind kind = SecretName.Kind.valueOf(text(source));
        SecretName name = new SecretName(kind, text(source));
        byte[] secret = take(source);
        secrets.put(name, Secret.ofUtf8(secret));
        Arrays.fill(secret, (byte) 0);
      }
      return Optional.of(secrets);
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      secrets.values().forEach(Secret::close);
      return Optional.empty();
    }
  }

  private static byte[] kind(Map.Entry<SecretName, Secret> entry) {
    return entry.getKey().kind().name().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] owner(Map.Entry<SecretName, Secret> entry) {
    return entry.getKey().owner().getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer put(ByteBuffer target, byte[] bytes) {
    return target.putInt(bytes.length).put(bytes);
  }

  private static String text(ByteBuffer source) {
    return new String(take(source), StandardCharsets.UTF_8);
  }

  private static byte[] take(ByteBuffer source) {
    int length = source.getInt();
    if (length < 0 || length > source.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] taken = new byte[length];
    source.get(taken);
    return taken;
  }
}
