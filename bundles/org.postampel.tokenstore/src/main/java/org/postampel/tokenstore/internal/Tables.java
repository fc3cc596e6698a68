package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The tables of one store on one connection.
 *
 * @param connection where statements go
 * @param prefix what the names of the tables begin with; empty in a database of our own
 * @param schema the number of the schema found there
 */
record Tables(Connection connection, String prefix, int schema) {

  /** The statement, in which {@code @} stands before the name of each table. */
  PreparedStatement prepare(String statement) throws SQLException {
    return connection.prepareStatement(statement.replace("@", prefix));
  }

  /** Bytes of a result, empty for none. */
  static byte[] bytes(ResultSet row, int column) throws SQLException {
    byte[] found = row.getBytes(column);
    return found == null ? new byte[0] : found;
  }
}
