package org.postampel.tokenstore.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.postampel.core.credential.Secret;

/**
 * Bytes sealed with a passphrase, together with all that is needed to open them again but the
 * passphrase: for files that leave this machine. Big-endian:
 *
 * <pre>
 * header      4 bytes "PMPX", 1 byte version, 4 bytes rounds, 16 bytes salt
 * check value 12 bytes nonce, 16 bytes tag over nothing
 * content     12 bytes nonce, the encrypted bytes, 16 bytes tag
 * checksum    32 bytes SHA-256 of everything before
 * </pre>
 *
 * The key comes from PBKDF2 with HMAC-SHA-512 (RFC 8018, section 5.2), the seal is AES-256-GCM with
 * the header as additional data. Every version begins with magic and version and ends with the
 * checksum. The checksum needs no passphrase, so a file that was cut off or changed on its way is
 * never called a wrong passphrase.
 */
public final class PassphraseBox {

  private static final byte[] MAGIC = "PMPX".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int MOST_ROUNDS = 10 * PassphraseKey.ROUNDS;
  private static final int SALT_BYTES = 16;
  private static final int HEADER_BYTES = MAGIC.length + 1 + Integer.BYTES + SALT_BYTES;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int CHECKSUM_BYTES = 32;
  private static final int LEAST_BYTES =
      HEADER_BYTES + 2 * (NONCE_BYTES + TAG_BYTES) + CHECKSUM_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PassphraseBox() {}

  /** What came of an attempt to open a box. */
  public sealed interface Opening {}

  /**
   * The box is open.
   *
   * @param plain its content, the caller's to wipe
   */
  public record Opened(byte[] plain) implements Opening {}

  /** Why a box stays closed. */
  public enum Closed implements Opening {
    /** These are no bytes of ours. */
    FOREIGN,
    /** A newer version made it. */
    NEWER,
    /** Bytes are missing or were changed. */
    DAMAGED,
    /** The bytes are whole and the passphrase is another one. */
    WRONG_PASSPHRASE
  }

  /** The box of these bytes; takes some tenths of a second. Neither argument is changed. */
  public static byte[] seal(byte[] plain, Secret passphrase) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES)
            .put(MAGIC)
            .put(VERSION)
            .putInt(PassphraseKey.ROUNDS)
            .put(salt)
            .array();
    byte[] key = key(passphrase, salt, PassphraseKey.ROUNDS);
    try {
      SealedBox check = SealedBox.seal(key, new byte[0], place("check", header));
      SealedBox content = SealedBox.seal(key, plain, place("content", header));
      byte[] before =
          ByteBuffer.allocate(LEAST_BYTES - CHECKSUM_BYTES + plain.length)
              .put(header)
              .put(check.nonce())
              .put(check.ciphertext())
              .put(content.nonce())
              .put(content.ciphertext())
              .array();
      byte[] box = Arrays.copyOf(before, before.length + CHECKSUM_BYTES);
      System.arraycopy(checksum(before), 0, box, before.length, CHECKSUM_BYTES);
      return box;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Opens a box; takes some tenths of a second, at most some seconds. */
  public static Opening open(byte[] box, Secret passphrase) {
    byte[] start = Arrays.copyOf(box, MAGIC.length);
    if (box.length <= MAGIC.length || !Arrays.equals(start, MAGIC)) {
      return Closed.FOREIGN;
    } else if (box.length < LEAST_BYTES || !isWhole(box)) {
      return Closed.DAMAGED;
    } else if (Byte.toUnsignedInt(box[MAGIC.length]) > VERSION) {
      return Closed.NEWER;
    }
    ByteBuffer bytes = ByteBuffer.wrap(box, 0, box.length - CHECKSUM_BYTES);
    byte[] header = take(bytes, HEADER_BYTES);
    ByteBuffer fields = ByteBuffer.wrap(header).position(MAGIC.length + 1);
    int rounds = fields.getInt();
    // Fewer rounds would be somebody's attempt to learn the passphrase cheaply.
    if (header[MAGIC.length] != VERSION || rounds < PassphraseKey.ROUNDS || rounds > MOST_ROUNDS) {
      return Closed.DAMAGED;
    }
    byte[] key = key(passphrase, take(fields, SALT_BYTES), rounds);
    try {
      SealedBox check = new SealedBox(take(bytes, NONCE_BYTES), take(bytes, TAG_BYTES));
      if (check.open(key, place("check", header)).isEmpty()) {
        return Closed.WRONG_PASSPHRASE;
      }
      SealedBox content = new SealedBox(take(bytes, NONCE_BYTES), take(bytes, bytes.remaining()));
      Optional<byte[]> plain = content.open(key, place("content", header));
      return plain.isPresent() ? new Opened(plain.get()) : Closed.DAMAGED;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static boolean isWhole(byte[] box) {
    int end = box.length - CHECKSUM_BYTES;
    byte[] expected = checksum(Arrays.copyOf(box, end));
    return MessageDigest.isEqual(expected, Arrays.copyOfRange(box, end, box.length));
  }

  private static byte[] key(Secret passphrase, byte[] salt, int rounds) {
    return passphrase.use(characters -> PassphraseKey.derive(characters, salt, rounds));
  }

  private static byte[] take(ByteBuffer bytes, int count) {
    byte[] taken = new byte[count];
    bytes.get(taken);
    return taken;
  }

  private static String place(String what, byte[] header) {
    return "transfer|" + what + "|" + HexFormat.of().formatHex(header);
  }

  private static byte[] checksum(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java", e);
    }
  }
}
