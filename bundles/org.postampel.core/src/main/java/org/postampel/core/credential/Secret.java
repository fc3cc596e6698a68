package org.postampel.core.credential;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Characters nobody may see by accident: {@code toString} is masked, equality takes constant time,
 * {@link #close()} wipes them. Safe for use by several threads.
 */
public final class Secret implements AutoCloseable {

  private final byte[] utf8;
  private boolean closed;

  private Secret(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** A secret of these characters; the array is copied and stays the caller's to wipe. */
  public static Secret of(char[] characters) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
    byte[] bytes = Arrays.copyOfRange(encoded.array(), encoded.position(), encoded.limit());
    Arrays.fill(encoded.array(), (byte) 0);
    return new Secret(bytes);
  }

  /** A secret of text some library handed over as a String. */
  public static Secret ofText(CharSequence text) {
    char[] characters = new char[text.length()];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = text.charAt(i);
    }
    Secret secret = of(characters);
    Arrays.fill(characters, '\0');
    return secret;
  }

  /** A secret of these UTF-8 bytes; the array is copied. */
  public static Secret ofUtf8(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /**
   * Lends the UTF-8 bytes to the function and wipes the lent copy afterwards.
   *
   * @throws IllegalStateException when the secret is closed
   */
  public synchronized <T> T useUtf8(Function<byte[], T> function) {
    if (closed) {
      throw new IllegalStateException("the secret is closed");
    }
    byte[] copy = utf8.clone();
    try {
      return function.apply(copy);
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  /**
   * Lends the characters to the function and wipes the lent copy afterwards.
   *
   * @throws IllegalStateException when the secret is closed
   */
  public <T> T use(Function<char[], T> function) {
    return useUtf8(
        bytes -> {
          CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
          char[] copy = Arrays.copyOfRange(decoded.array(), decoded.position(), decoded.limit());
          Arrays.fill(decoded.array(), '\0');
          try {
            return function.apply(copy);
          } finally {
            Arrays.fill(copy, '\0');
          }
        });
  }

  /** A copy with a life of its own. */
  public Secret copy() {
    return useUtf8(Secret::ofUtf8);
  }

  /** Whether there is no character in it. */
  public synchronized boolean isEmpty() {
    return utf8.length == 0;
  }

  /** Wipes the characters; may be called again. */
  @Override
  public synchronized void close() {
    Arrays.fill(utf8, (byte) 0);
    closed = true;
  }

  @Override
  public boolean equals(Object other) {
    if (other == this || !(other instanceof Secret secret)) {
      return other == this;
    }
    // One after the other: whoever holds both waits for somebody who compares them the other way.
    byte[] theirs = secret.useUtf8(byte[]::clone);
    try {
      return useUtf8(mine -> MessageDigest.isEqual(mine, theirs));
    } finally {
      Arrays.fill(theirs, (byte) 0);
    }
  }

  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[****]";
  }
}
