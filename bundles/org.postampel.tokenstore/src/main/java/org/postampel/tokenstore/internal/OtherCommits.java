package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Tells whether another connection, of whatever process, committed anything to the database: SQLite
 * counts that for each connection. Asked while a statement still has a row, the answer is of the
 * same moment as the row.
 */
final class OtherCommits {

  private final Connection connection;
  private long count = -1;
  private Object state = new Object();

  OtherCommits(Connection connection) {
    this.connection = connection;
  }

  /** The same object as before when nobody else committed anything meanwhile. */
  Object state() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("PRAGMA data_version");
        ResultSet answer = select.executeQuery()) {
      long now = answer.next() ? answer.getLong(1) : -1;
      if (now < 0 || now != count) {
        count = now;
        state = new Object();
      }
      return state;
    }
  }
}
