package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

/**
 * The tables of a store and the number that says which they are: 1 had no version list and only key
 * files.
 */
final class Schema {

  static final int CURRENT = 2;

  /** "PMPL": marks the file as ours. */
  private static final int APPLICATION = 0x504d504c;

  private Schema() {}

  /** The number of the file's schema, 0 for a database in which nothing was ever written. */
  static int number(Connection connection, StoreFolder folder) throws SQLException {
    int application = number(connection, "PRAGMA application_id");
    int version = number(connection, "PRAGMA user_version");
    if (version > CURRENT && application == APPLICATION) {
      throw new TokenStoreException(Reason.NEWER_SCHEMA, folder.database().toString(), null);
    }
    boolean ours = version >= 1 && version <= CURRENT && application == APPLICATION;
    boolean empty =
        version == 0
            && application == 0
            && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    if (!ours && !empty) {
      throw new TokenStoreException(Reason.DAMAGED, folder.database().toString(), null);
    }
    return version;
  }

  /** Makes the tables in a file of our own. */
  static void create(Connection connection) throws SQLException {
    for (String statement : tables("", "TEXT", "BLOB")) {
      execute(connection, statement);
    }
    markCurrent(connection);
  }

  /** Turns the tables of schema 1 into current ones. */
  static void upgrade(Connection connection) throws SQLException {
    execute(connection, "ALTER TABLE data_key ADD COLUMN mode TEXT NOT NULL DEFAULT ''");
    execute(connection, "ALTER TABLE data_key ADD COLUMN reference TEXT NOT NULL DEFAULT ''");
    execute(connection, versionList("", "BLOB"));
    addLeases(connection);
    markCurrent(connection);
  }

  /** Adds the table of leases to a store of before there was this one; their rows end with them. */
  static void addLeases(Connection connection) throws SQLException {
    String create = leases("", "TEXT");
    execute(connection, create.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"));
  }

  /** The statements that make the tables, with the words of a database for text and bytes. */
  static List<String> tables(String prefix, String text, String bytes) {
    return List.of(
        "CREATE TABLE "
            + (prefix + "secret (id " + text + " NOT NULL PRIMARY KEY, version BIGINT NOT NULL,")
            + (" nonce " + bytes + " NOT NULL, ciphertext " + bytes + " NOT NULL,")
            + " updated_at BIGINT NOT NULL)",
        "CREATE TABLE "
            + (prefix + "data_key (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),")
            + (" mode " + text + " NOT NULL, reference " + text + " NOT NULL,")
            + (" nonce " + bytes + " NOT NULL, wrapped " + bytes + " NOT NULL,")
            + (" check_nonce " + bytes + " NOT NULL, check_value " + bytes + " NOT NULL)"),
        versionList(prefix, bytes),
        leases(prefix, text));
  }

  private static String versionList(String prefix, String bytes) {
    return "CREATE TABLE "
        + (prefix + "version_list (part INTEGER NOT NULL PRIMARY KEY,")
        + (" nonce " + bytes + " NOT NULL, ciphertext " + bytes + " NOT NULL)");
  }

  private static String leases(String prefix, String text) {
    return "CREATE TABLE "
        + (prefix + "entry_lease (id " + text + " NOT NULL PRIMARY KEY, owner " + text)
        + " NOT NULL, renewed BIGINT NOT NULL, waited BIGINT NOT NULL)";
  }

  static void execute(Connection connection, String statement) throws SQLException {
    try (Statement prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }

  private static void markCurrent(Connection connection) throws SQLException {
    execute(connection, "PRAGMA application_id = " + APPLICATION);
    execute(connection, "PRAGMA user_version = " + CURRENT);
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet answer = statement.executeQuery()) {
      return answer.next() ? answer.getInt(1) : 0;
    }
  }
}
