package org.postampel.tokenstore.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.postampel.core.credential.SecretName;
import org.postampel.tokenstore.internal.SecretRows.Row;

/**
 * An entry together with what is needed to open and to judge it, read by one statement: so all of
 * it is of one moment in every database.
 *
 * @param key the data key
 * @param list the part of the version list the entry belongs to
 * @param row the entry
 * @param state the state of the database at that moment, where that can be known
 */
record Lookup(KeyRow key, Optional<SealedBox> list, Optional<Row> row, Optional<Object> state) {

  static Optional<Lookup> find(Tables tables, SecretName name) throws SQLException {
    boolean listed = tables.schema() > 1;
    String statement =
        "SELECT "
            + KeyRow.columns(tables.schema())
            + (listed ? ", v.part, v.nonce, v.ciphertext, " : ", NULL, NULL, NULL, ")
            + SecretRows.COLUMNS
            + " FROM @data_key k"
            + (listed ? " LEFT JOIN @version_list v ON v.part = ?" : "")
            + " LEFT JOIN @secret s ON s.id = ? WHERE k.id = 1";
    try (Prepared select = tables.prepare(statement)) {
      if (listed) {
        select.setInt(1, VersionList.part(name));
      }
      select.setString(listed ? 2 : 1, SecretRows.id(name));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(of(row, tables)) : Optional.empty();
      }
    }
  }

  private static Lookup of(ResultSet row, Tables tables) throws SQLException {
    KeyRow key = KeyRow.of(row, tables.schema());
    Optional<SealedBox> list =
        isThere(row, 7)
            ? Optional.of(new SealedBox(Tables.bytes(row, 8), Tables.bytes(row, 9)))
            : Optional.empty();
    Optional<Row> found = isThere(row, 10) ? Optional.of(SecretRows.of(row, 10)) : Optional.empty();
    return new Lookup(key, list, found, tables.state());
  }

  private static boolean isThere(ResultSet row, int column) throws SQLException {
    row.getLong(column);
    return !row.wasNull();
  }

  /** Whether there is nothing to open, so that no key is needed to say so. */
  boolean isEmpty() {
    return row.isEmpty() && list.isEmpty();
  }

  /** The part of the version list, without any entry where there was none; empty when damaged. */
  Optional<VersionList> openList(SecretName name, byte[] dataKey) {
    return VersionList.open(VersionList.part(name), list, dataKey);
  }
}
