package org.postampel.tokenstore.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postampel.core.credential.SecretName;

/** The table of entries; what is in a row only {@link Row#place} and the key can tell. */
final class SecretRows {

  /**
   * One entry, encrypted.
   *
   * @param version counts from 1 with every write
   * @param box the secret
   * @param updatedAt milliseconds since 1970
   */
  record Row(long version, SealedBox box, long updatedAt) {

    /** What binds the secret to its row; the id comes last, because it may contain bars. */
    static String place(int schema, SecretName name, long version, long updatedAt) {
      return "secret|" + schema + "|" + version + "|" + updatedAt + "|" + id(name);
    }

    /** A row that holds this secret. */
    static Row seal(KeyInUse dataKey, SecretName name, long version, long updatedAt, byte[] plain) {
      String place = place(Schema.CURRENT, name, version, updatedAt);
      return new Row(version, dataKey.seal(plain, place), updatedAt);
    }

    /** The secret, to be wiped by the caller; empty when the row is damaged. */
    Optional<byte[]> open(int schema, SecretName name, byte[] dataKey) {
      return box.open(dataKey, place(schema, name, version, updatedAt));
    }

    /** The same with a key that is ready for use. */
    Optional<byte[]> open(int schema, SecretName name, KeyInUse dataKey) {
      return dataKey.open(box, place(schema, name, version, updatedAt));
    }
  }

  /** The columns of a row, in the order of {@link #of}. */
  static final String COLUMNS = "s.version, s.nonce, s.ciphertext, s.updated_at";

  /** Finds a row by its id, with {@link #COLUMNS}. */
  static final String SELECT = "SELECT " + COLUMNS + " FROM @secret s WHERE s.id = ?";

  private SecretRows() {}

  static String id(SecretName name) {
    return name.kind().name() + "|" + name.owner();
  }

  static Optional<Row> find(Tables tables, SecretName name) throws SQLException {
    try (Prepared select = tables.prepare(SELECT)) {
      select.setString(1, id(name));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(of(row, 1)) : Optional.empty();
      }
    }
  }

  /** The row whose {@link #COLUMNS} begin at this column of the result. */
  static Row of(ResultSet row, int first) throws SQLException {
    SealedBox box = new SealedBox(Tables.bytes(row, first + 1), Tables.bytes(row, first + 2));
    return new Row(row.getLong(first), box, row.getLong(first + 3));
  }

  /** The version of the entry, 0 when there is none. */
  static long version(Tables tables, SecretName name) throws SQLException {
    try (Prepared select = tables.prepare("SELECT version FROM @secret WHERE id = ?")) {
      select.setString(1, id(name));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  static void put(Tables tables, SecretName name, Row row) throws SQLException {
    // In place where there is one: a row that is removed and added again moves in the database.
    if (!replace(tables, name, row)) {
      put(
          tables,
          "INSERT INTO @secret (version, nonce, ciphertext, updated_at, id)"
              + " VALUES (?, ?, ?, ?, ?)",
          name,
          row);
    }
  }

  /** Writes the row over the one that is there; false when there is none. */
  static boolean replace(Tables tables, SecretName name, Row row) throws SQLException {
    return put(
        tables,
        "UPDATE @secret SET version = ?, nonce = ?, ciphertext = ?, updated_at = ? WHERE id = ?",
        name,
        row);
  }

  private static boolean put(Tables tables, String text, SecretName name, Row row)
      throws SQLException {
    try (Prepared statement = tables.prepare(text)) {
      statement.setLong(1, row.version());
      statement.setBytes(2, row.box().nonce());
      statement.setBytes(3, row.box().ciphertext());
      statement.setLong(4, row.updatedAt());
      statement.setString(5, id(name));
      return statement.executeUpdate() > 0;
    }
  }

  static boolean remove(Tables tables, SecretName name) throws SQLException {
    try (Prepared delete = tables.prepare("DELETE FROM @secret WHERE id = ?")) {
      delete.setString(1, id(name));
      return delete.executeUpdate() > 0;
    }
  }

  /** The names of all entries; empty when one of them is no name of ours. */
  static Optional<List<SecretName>> names(Tables tables) throws SQLException {
    List<SecretName> names = new ArrayList<>();
    try (Prepared select = tables.prepare("SELECT id FROM @secret");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Optional<SecretName> name = name(row.getString(1));
        if (name.isEmpty()) {
          return Optional.empty();
        }
        names.add(name.get());
      }
    }
    names.sort(null);
    return Optional.of(List.copyOf(names));
  }

  private static Optional<SecretName> name(String id) {
    int bar = id.indexOf('|');
    for (SecretName.Kind kind : SecretName.Kind.values()) {
      if (bar > 0 && kind.name().equals(id.substring(0, bar))) {
        return Optional.of(new SecretName(kind, id.substring(bar + 1)));
      }
    }
    return Optional.empty();
  }
}
