package org.postampel.tokenstore.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postampel.core.credential.SecretName;
import org.postampel.tokenstore.internal.SecretRows.Row;

/**
 * Which version of which entry is the current one: sealed with the data key, so that a row that was
 * put back, removed or inserted behind the store's back does not agree with it. The list is split
 * into parts, because every write rewrites one. Whoever puts back the whole database, or a row
 * together with its part of the list, is not found.
 */
final class VersionList {

  static final int PARTS = 1024;
  private static final int NAME_BYTES = 16;
  private static final int TAG_BYTES = 16;
  private static final int ENTRY_BYTES = NAME_BYTES + Long.BYTES + TAG_BYTES;

  private final int part;
  private final Map<ByteBuffer, byte[]> pins = new TreeMap<>();

  private VersionList(int part) {
    this.part = part;
  }

  /**
   * Where an entry is listed.
   *
   * @param part the number of the part
   * @param key the entry in it
   */
  record Place(int part, ByteBuffer key) {}

  /** Where this entry is listed. */
  static Place placeOf(SecretName name) {
    byte[] hash = hash(name);
    int part = ((hash[NAME_BYTES] & 0xff) << 8 | hash[NAME_BYTES + 1] & 0xff) % PARTS;
    return new Place(part, ByteBuffer.wrap(Arrays.copyOf(hash, NAME_BYTES)));
  }

  /** The number of the part an entry belongs to. */
  static int part(SecretName name) {
    return placeOf(name).part();
  }

  /** A part without entries. */
  static VersionList empty(int part) {
    return new VersionList(part);
  }

  /** The part in this box, where none stands for a part without entries; nothing when damaged. */
  static Optional<VersionList> open(int part, Optional<SealedBox> box, byte[] dataKey) {
    VersionList list = new VersionList(part);
    if (box.isEmpty()) {
      return Optional.of(list);
    }
    Optional<byte[]> plain = box.get().open(dataKey, place(part));
    if (plain.isEmpty() || plain.get().length % ENTRY_BYTES != 0) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(plain.get());
    while (bytes.hasRemaining()) {
      byte[] name = new byte[NAME_BYTES];
      byte[] pin = new byte[Long.BYTES + TAG_BYTES];
      bytes.get(name).get(pin);
      list.pins.put(ByteBuffer.wrap(name), pin);
    }
    return Optional.of(list);
  }

  /** The number of this part. */
  int part() {
    return part;
  }

  /** The part that is stored for this number. */
  static Optional<SealedBox> find(Tables tables, int part) throws SQLException {
    try (PreparedStatement select =
        tables.prepare("SELECT nonce, ciphertext FROM @version_list WHERE part = ?")) {
      select.setInt(1, part);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new SealedBox(Tables.bytes(row, 1), Tables.bytes(row, 2)))
            : Optional.empty();
      }
    }
  }

  /** Whether the row, or its absence, is what was written last. */
  boolean agrees(SecretName name, Optional<Row> row) {
    return agrees(placeOf(name), row);
  }

  /** The same for the entry listed there. */
  boolean agrees(Place place, Optional<Row> row) {
    byte[] pin = pins.get(place.key());
    return row.isEmpty() ? pin == null : pin != null && Arrays.equals(pin, pin(row.get()));
  }

  /** Whether the list knows an entry of this name. */
  boolean knows(SecretName name) {
    return pins.containsKey(placeOf(name).key());
  }

  /** The version listed there, 0 when there is none. */
  long version(Place place) {
    byte[] pin = pins.get(place.key());
    return pin == null ? 0 : ByteBuffer.wrap(pin).getLong();
  }

  void add(Place place, Row row) {
    pins.put(place.key(), pin(row));
  }

  void remove(SecretName name) {
    pins.remove(placeOf(name).key());
  }

  /** Stores this part; one without entries leaves no row. */
  void put(Tables tables, KeyInUse dataKey) throws SQLException {
    if (pins.isEmpty()) {
      try (PreparedStatement delete = tables.prepare("DELETE FROM @version_list WHERE part = ?")) {
        delete.setInt(1, part);
        delete.executeUpdate();
      }
      return;
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    pins.forEach(
        (name, pin) -> {
          plain.writeBytes(name.array());
          plain.writeBytes(pin);
        });
    SealedBox box = dataKey.seal(plain.toByteArray(), place(part));
    if (!put(tables, "UPDATE @version_list SET nonce = ?, ciphertext = ? WHERE part = ?", box)) {
      put(tables, "INSERT INTO @version_list (nonce, ciphertext, part) VALUES (?, ?, ?)", box);
    }
  }

  private boolean put(Tables tables, String text, SealedBox box) throws SQLException {
    try (PreparedStatement statement = tables.prepare(text)) {
      statement.setBytes(1, box.nonce());
      statement.setBytes(2, box.ciphertext());
      statement.setInt(3, part);
      return statement.executeUpdate() > 0;
    }
  }

  /** Version and tag: the tag differs with every write, also after an entry was removed. */
  private static byte[] pin(Row row) {
    byte[] ciphertext = row.box().ciphertext();
    byte[] tag =
        Arrays.copyOfRange(
            ciphertext, Math.max(0, ciphertext.length - TAG_BYTES), ciphertext.length);
    return ByteBuffer.allocate(Long.BYTES + TAG_BYTES).putLong(row.version()).put(tag).array();
  }

  private static byte[] hash(SecretName name) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(SecretRows.id(name).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java", e);
    }
  }

  private static String place(int part) {
    return "version_list|" + Schema.CURRENT + "|" + part;
  }
}
