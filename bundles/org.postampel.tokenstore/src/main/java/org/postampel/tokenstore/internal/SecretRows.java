package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
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
    static String place(SecretName name, long version, long updatedAt) {
      return "secret|" + Schema.CURRENT + "|" + version + "|" + updatedAt + "|" + id(name);
    }
  }

  private SecretRows() {}

  static String id(SecretName name) {
    return name.kind().name() + "|" + name.owner();
  }

  static Optional<Row> find(Connection connection, SecretName name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT version, nonce, ciphertext, updated_at FROM secret WHERE id = ?")) {
      select.setString(1, id(name));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Row(
                    row.getLong(1), new SealedBox(bytes(row, 2), bytes(row, 3)), row.getLong(4)))
            : Optional.empty();
      }
    }
  }

  /** The version of the entry, 0 when there is none. */
  static long version(Connection connection, SecretName name) throws SQLException {
    return find(connection, name).map(Row::version).orElse(0L);
  }

  static void put(Connection connection, SecretName name, Row row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR REPLACE INTO secret VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, id(name));
      insert.setLong(2, row.version());
      insert.setBytes(3, row.box().nonce());
      insert.setBytes(4, row.box().ciphertext());
      insert.setLong(5, row.updatedAt());
      insert.executeUpdate();
    }
  }

  static boolean remove(Connection connection, SecretName name) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM secret WHERE id = ?")) {
      delete.setString(1, id(name));
      return delete.executeUpdate() > 0;
    }
  }

  /** The names of all entries; empty when one of them is no name of ours. */
  static Optional<List<SecretName>> names(Connection connection) throws SQLException {
    List<SecretName> names = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement("SELECT id FROM secret");
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

  private static byte[] bytes(ResultSet row, int column) throws SQLException {
    byte[] found = row.getBytes(column);
    return found == null ? new byte[0] : found;
  }
}
