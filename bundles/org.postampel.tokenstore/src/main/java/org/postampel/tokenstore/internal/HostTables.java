package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tables of a store in a host's database, and the table {@code store} with one row: it says
 * which schema the others have, it makes the store exist, and it is what changes lock.
 */
final class HostTables {

  /** Holds every name of ours, and is what databases allow in a key. */
  private static final String TEXT = "VARCHAR(700)";

  private final String prefix;

  HostTables(String prefix) {
    this.prefix = prefix;
  }

  /** The number of the schema; empty when there is no store, be it half made. */
  Optional<Integer> schema(Connection connection) throws SQLException {
    try {
      return number(connection);
    } catch (SQLException e) {
      if (HostFailures.isConflict(e)) {
        throw e;
      }
      if (!isListed(connection)) {
        return Optional.empty();
      }
      if (HostFailures.isMissingTable(e)) {
        // Somebody made it between the two looks; a table that is really bad fails again.
        return number(connection);
      }
      throw e;
    }
  }

  private Optional<Integer> number(Connection connection) throws SQLException {
    try (Prepared select =
            tables(connection).prepare("SELECT schema_number FROM @store WHERE id = 1");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
    }
  }

  /** Makes the tables that are missing; somebody else may be making them, too. */
  void create(Connection connection) throws SQLException {
    List<String> statements = new ArrayList<>(Schema.tables(prefix, TEXT, bytes(connection)));
    statements.add(
        "CREATE TABLE "
            + (prefix + "store (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),")
            + " schema_number INTEGER NOT NULL)");
    for (String statement : statements) {
      String name = statement.split(" ", 4)[2];
      if (!isThere(connection, name)) {
        try {
          Schema.execute(connection, statement);
        } catch (SQLException e) {
          if (!isThere(connection, name)) {
            throw e;
          }
        }
      }
    }
  }

  /** Makes the store exist, for this transaction; another one that did so first is a duplicate. */
  void mark(Connection connection) throws SQLException {
    try (Prepared insert =
        tables(connection).prepare("INSERT INTO @store (id, schema_number) VALUES (1, ?)")) {
      insert.setInt(1, Schema.CURRENT);
      insert.executeUpdate();
    }
  }

  /** Keeps all other changes out until the transaction ends; false without a current store. */
  boolean lock(Connection connection) throws SQLException {
    try (Prepared update =
        tables(connection).prepare("UPDATE @store SET id = 1 WHERE id = 1 AND schema_number = ?")) {
      update.setInt(1, Schema.CURRENT);
      return update.executeUpdate() == 1;
    }
  }

  private Tables tables(Connection connection) {
    return new Tables(connection, prefix, Schema.CURRENT);
  }

  private static boolean isThere(Connection connection, String table) {
    Tables named = new Tables(connection, table, Schema.CURRENT);
    try (Prepared select = named.prepare("SELECT 1 FROM @ WHERE 1 = 0");
        ResultSet none = select.executeQuery()) {
      return !none.next();
    } catch (SQLException e) {
      return false;
    }
  }

  /** Whether the database lists the table: then it is not its absence that went wrong. */
  private boolean isListed(Connection connection) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    String name = prefix + "store";
    for (String form : List.of(name, name.toUpperCase(Locale.ROOT))) {
      try (ResultSet found =
          about.getTables(connection.getCatalog(), connection.getSchema(), form, null)) {
        while (found.next()) {
          // The underscore stands for any character in the question.
          if (name.equalsIgnoreCase(found.getString("TABLE_NAME"))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The database's own word for bytes of any length: of its types for bytes, the roomiest. */
  private static String bytes(Connection connection) throws SQLException {
    String word = "BLOB";
    long most = -1;
    try (ResultSet type = connection.getMetaData().getTypeInfo()) {
      while (type.next()) {
        int kind = type.getInt("DATA_TYPE");
        // No limit is given as none, or as nought.
        long room = type.getLong("PRECISION") > 0 ? type.getLong("PRECISION") : Long.MAX_VALUE;
        if (isForBytes(kind) && room > most) {
          most = room;
          word = type.getString("TYPE_NAME");
        }
      }
    }
    return word;
  }

  private static boolean isForBytes(int kind) {
    return kind == Types.BLOB
        || kind == Types.LONGVARBINARY
        || kind == Types.VARBINARY
        || kind == Types.BINARY;
  }
}
