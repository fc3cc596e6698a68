package org.postampel.tokenstore.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The data key as it lies in the database: encrypted with the wrapping key, beside a check value
 * that tells a wrong wrapping key from a damaged row.
 *
 * @param mode the word of the way the wrapping key is protected
 * @param reference what finds the wrapping key again in that way; never the key itself
 * @param wrapped the data key
 * @param check nothing, sealed with the wrapping key
 * @param schema the schema the row was written in
 */
record KeyRow(String mode, String reference, SealedBox wrapped, SealedBox check, int schema) {

  /** The columns of a row, in the order of {@link #of}; the first schema knew only key files. */
  static String columns(int schema) {
    String where = schema == 1 ? "'file', 'store.key'" : "k.mode, k.reference";
    return where + ", k.nonce, k.wrapped, k.check_nonce, k.check_value";
  }

  /** The row whose columns begin at the first column of the result. */
  static KeyRow of(ResultSet row, int schema) throws SQLException {
    return new KeyRow(
        row.getString(1),
        row.getString(2),
        new SealedBox(Tables.bytes(row, 3), Tables.bytes(row, 4)),
        new SealedBox(Tables.bytes(row, 5), Tables.bytes(row, 6)),
        schema);
  }

  static Optional<KeyRow> find(Tables tables) throws SQLException {
    String columns = columns(tables.schema());
    try (Prepared select =
            tables.prepare("SELECT " + columns + " FROM @data_key k WHERE k.id = 1");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(of(row, tables.schema())) : Optional.empty();
    }
  }

  static KeyRow seal(byte[] wrapping, byte[] data, String mode, String reference) {
    int schema = Schema.CURRENT;
    return new KeyRow(
        mode,
        reference,
        SealedBox.seal(wrapping, data, place("wrapped", schema, mode, reference)),
        SealedBox.seal(wrapping, new byte[0], place("check", schema, mode, reference)),
        schema);
  }

  /** Replaces the row. */
  void put(Tables tables) throws SQLException {
    try (Prepared delete = tables.prepare("DELETE FROM @data_key WHERE id = 1")) {
      delete.executeUpdate();
    }
    try (Prepared insert =
        tables.prepare(
            "INSERT INTO @data_key (id, mode, reference, nonce, wrapped, check_nonce, check_value)"
                + " VALUES (1, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, mode);
      insert.setString(2, reference);
      insert.setBytes(3, wrapped.nonce());
      insert.setBytes(4, wrapped.ciphertext());
      insert.setBytes(5, check.nonce());
      insert.setBytes(6, check.ciphertext());
      insert.executeUpdate();
    }
  }

  /** The data key; empty when the wrapping key is another one or the row is damaged. */
  Optional<byte[]> open(byte[] wrapping) {
    return wrapped
        .open(wrapping, place("wrapped", schema, mode, reference))
        .filter(key -> key.length == SealedBox.KEY_BYTES);
  }

  /** Whether this is the wrapping key the row was written with. */
  boolean isRightKey(byte[] wrapping) {
    return check.open(wrapping, place("check", schema, mode, reference)).isPresent();
  }

  /** Whether both hold the same data key, wrapped at the same time. */
  boolean isSameAs(KeyRow other) {
    return mode.equals(other.mode)
        && reference.equals(other.reference)
        && Arrays.equals(wrapped.nonce(), other.wrapped.nonce())
        && Arrays.equals(wrapped.ciphertext(), other.wrapped.ciphertext());
  }

  private static String place(String what, int schema, String mode, String reference) {
    String place = "data_key|" + schema + "|" + what;
    return schema == 1 ? place : place + "|" + mode + "|" + reference;
  }
}
