package org.postampel.tokenstore.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A statement for one use: what is closed afterwards is the use, and only where nobody keeps the
 * statement for the next one, the statement itself. Whoever uses it closes its results.
 */
final class Prepared implements AutoCloseable {

  private final PreparedStatement statement;
  private final boolean kept;

  private Prepared(PreparedStatement statement, boolean kept) {
    this.statement = statement;
    this.kept = kept;
  }

  /** A statement that ends with its use. */
  static Prepared once(PreparedStatement statement) {
    return new Prepared(statement, false);
  }

  /** A statement that somebody keeps. */
  static Prepared again(PreparedStatement statement) {
    return new Prepared(statement, true);
  }

  void setLong(int index, long value) throws SQLException {
    statement.setLong(index, value);
  }

  void setInt(int index, int value) throws SQLException {
    statement.setInt(index, value);
  }

  void setBytes(int index, byte[] value) throws SQLException {
    statement.setBytes(index, value);
  }

  void setString(int index, String value) throws SQLException {
    statement.setString(index, value);
  }

  void execute() throws SQLException {
    statement.execute();
  }

  int executeUpdate() throws SQLException {
    return statement.executeUpdate();
  }

  ResultSet executeQuery() throws SQLException {
    return statement.executeQuery();
  }

  @Override
  public void close() throws SQLException {
    if (kept) {
      // Secrets do not stay behind as parameters.
      statement.clearParameters();
    } else {
      statement.close();
    }
  }
}
