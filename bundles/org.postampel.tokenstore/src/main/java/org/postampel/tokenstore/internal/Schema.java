package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

/** The tables of a store and the number that says which they are. */
final class Schema {

  static final int CURRENT = 1;

  /** "PMPL": marks the file as ours. */
  private static final int APPLICATION = 0x504d504c;

  private Schema() {}

  /** The number of the database's schema, 0 for a database in which nothing was ever written. */
  static int number(Connection connection, StoreFolder folder) throws SQLException {
    int application = number(connection, "PRAGMA application_id");
    int version = number(connection, "PRAGMA user_version");
    if (version > CURRENT && application == APPLICATION) {
      throw new TokenStoreException(Reason.NEWER_SCHEMA, folder.database().toString(), null);
    }
    boolean ours = version == CURRENT && application == APPLICATION;
    boolean empty =
        version == 0
            && application == 0
            && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    if (!ours && !empty) {
      throw new TokenStoreException(Reason.DAMAGED, folder.database().toString(), null);
    }
    return version;
  }

  static void create(Connection connection) throws SQLException {
    for (String statement :
        new String[] {
          "CREATE TABLE secret (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,"
              + " nonce BLOB NOT NULL, ciphertext BLOB NOT NULL, updated_at INTEGER NOT NULL)",
          "CREATE TABLE data_key (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),"
              + " nonce BLOB NOT NULL, wrapped BLOB NOT NULL,"
              + " check_nonce BLOB NOT NULL, check_value BLOB NOT NULL)",
          "CREATE TABLE lease (id TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL,"
              + " expires_at INTEGER NOT NULL)",
          "PRAGMA application_id = " + APPLICATION,
          "PRAGMA user_version = " + CURRENT
        }) {
      StoreDatabase.execute(connection, statement);
    }
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      return answer.next() ? answer.getInt(1) : 0;
    }
  }
}
