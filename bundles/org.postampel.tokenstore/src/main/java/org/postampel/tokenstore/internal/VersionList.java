package org.postampel.tokenstore.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
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
  private static final int PIN_BYTES = Long.BYTES + TAG_BYTES;
  private static final int ENTRY_BYTES = NAME_BYTES + PIN_BYTES;

  private final int part;

  /** One after the other: the hash of a name, then version and tag of its row. */
  private byte[] entries;

  /** That of the box these entries were read from or last sealed in. */
  private byte[] nonce = {};

  private VersionList(int part, byte[] entries) {
    this.part = part;
    this.entries = entries;
  }

  /**
   * Where an entry is listed.
   *
   * @param part the number of the part
   * @param key what it is found by in the part
   */
  record Place(int part, byte[] key) {}

  /** Where this entry is listed. */
  static Place placeOf(SecretName name) {
    byte[] hash = hash(name);
    int part = ((hash[NAME_BYTES] & 0xff) << 8 | hash[NAME_BYTES + 1] & 0xff) % PARTS;
    return new Place(part, Arrays.copyOf(hash, NAME_BYTES));
  }

  /** The number of the part an entry belongs to. */
  static int part(SecretName name) {
    return placeOf(name).part();
  }

  /** A part without entries. */
  static VersionList empty(int part) {
    return new VersionList(part, new byte[0]);
  }

  /** The part in this box, where none stands for a part without entries; nothing when damaged. */
  static Optional<VersionList> open(int part, Optional<SealedBox> box, byte[] dataKey) {
    if (box.isEmpty()) {
      return Optional.of(empty(part));
    }
    Optional<byte[]> plain = box.get().open(dataKey, place(part));
    if (plain.isEmpty() || plain.get().length % ENTRY_BYTES != 0) {
      return Optional.empty();
    }
    VersionList list = new VersionList(part, plain.get());
    list.nonce = box.get().nonce();
    return Optional.of(list);
  }

  /** The number of this part. */
  int part() {
    return part;
  }

  /** The part that is stored for this number. */
  static Optional<SealedBox> find(Tables tables, int part) throws SQLException {
    try (Prepared select =
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
    int at = find(place);
    if (at < 0 || row.isEmpty()) {
      return at < 0 && row.isEmpty();
    }
    byte[] pin = pin(row.get());
    int start = at + NAME_BYTES;
    return Arrays.equals(entries, start, start + PIN_BYTES, pin, 0, PIN_BYTES);
  }

  /** Whether the list knows an entry of this name. */
  boolean knows(SecretName name) {
    return find(placeOf(name)) >= 0;
  }

  /** The version listed there, 0 when there is none. */
  long version(Place place) {
    int at = find(place);
    return at < 0 ? 0 : ByteBuffer.wrap(entries, at + NAME_BYTES, Long.BYTES).getLong();
  }

  void add(Place place, Row row) {
    int at = find(place);
    if (at < 0) {
      at = entries.length;
      entries = Arrays.copyOf(entries, at + ENTRY_BYTES);
      System.arraycopy(place.key(), 0, entries, at, NAME_BYTES);
    }
    System.arraycopy(pin(row), 0, entries, at + NAME_BYTES, PIN_BYTES);
  }

  void remove(SecretName name) {
    int at = find(placeOf(name));
    if (at >= 0) {
      byte[] rest = Arrays.copyOf(entries, entries.length - ENTRY_BYTES);
      System.arraycopy(entries, at + ENTRY_BYTES, rest, at, rest.length - at);
      entries = rest;
    }
  }

  /** Stores this part; one without entries leaves no row. */
  void put(Tables tables, KeyInUse dataKey) throws SQLException {
    if (entries.length == 0) {
      try (Prepared delete = tables.prepare("DELETE FROM @version_list WHERE part = ?")) {
        delete.setInt(1, part);
        delete.executeUpdate();
      }
      return;
    }
    SealedBox box = seal(dataKey);
    if (!put(tables, "UPDATE @version_list SET nonce = ?, ciphertext = ? WHERE part = ?", box)) {
      put(tables, "INSERT INTO @version_list (nonce, ciphertext, part) VALUES (?, ?, ?)", box);
    }
  }

  private boolean put(Tables tables, String text, SealedBox box) throws SQLException {
    try (Prepared statement = tables.prepare(text)) {
      statement.setBytes(1, box.nonce());
      statement.setBytes(2, box.ciphertext());
      statement.setInt(3, part);
      return statement.executeUpdate() > 0;
    }
  }

  /**
   * Stores this part over the one it was made from; false, with nothing stored, when somebody else
   * wrote it since: then, and when the transaction fails, what is in memory belongs to no box.
   */
  boolean replace(Tables tables, KeyInUse dataKey) throws SQLException {
    byte[] former = nonce;
    SealedBox box = seal(dataKey);
    try (Prepared update =
        tables.prepare(
            "UPDATE @version_list SET nonce = ?, ciphertext = ? WHERE part = ? AND nonce = ?")) {
      update.setBytes(1, box.nonce());
      update.setBytes(2, box.ciphertext());
      update.setInt(3, part);
      update.setBytes(4, former);
      return update.executeUpdate() == 1;
    }
  }

  private SealedBox seal(KeyInUse dataKey) {
    SealedBox box = dataKey.seal(entries, place(part));
    nonce = box.nonce();
    return box;
  }

  /** Where the entry begins, or -1. */
  private int find(Place place) {
    for (int at = 0; at < entries.length; at += ENTRY_BYTES) {
      if (Arrays.equals(entries, at, at + NAME_BYTES, place.key(), 0, NAME_BYTES)) {
        return at;
      }
    }
    return -1;
  }

  /** Version and tag: the tag differs with every write, also after an entry was removed. */
  private static byte[] pin(Row row) {
    byte[] ciphertext = row.box().ciphertext();
    byte[] tag =
        Arrays.copyOfRange(
            ciphertext, Math.max(0, ciphertext.length - TAG_BYTES), ciphertext.length);
    return ByteBuffer.allocate(PIN_BYTES).putLong(row.version()).put(tag).array();
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
