package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Tells whether another connection, of whatever process, committed anything to the database: SQLite
 * counts that for each connection. Asked while a statement still has a row, the answer is of the
 * same moment as the row. Its statement ends with the connection.
 */
final class OtherCommits implements Tables.States {

  private final PreparedStatement select;
  private long count = -1;
  private Optional<Object> state = Optional.empty();

  OtherCommits(Connection connection) throws SQLException {
    select = connection.prepareStatement("PRAGMA data_version");
  }

  @Override
  public Optional<Object> now() throws SQLException {
    try (ResultSet answer = select.executeQuery()) {
      long now = answer.next() ? answer.getLong(1) : -1;
      if (now < 0 || now != count) {
        count = now;
        state = Optional.of(new Object());
      }
      return state;
    }
  }
}
