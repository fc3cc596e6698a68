package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tables of one store on one connection.
 *
 * @param connection where statements go
 * @param prefix what the names of the tables begin with; empty in a database of our own
 * @param schema the number of the schema found there
 * @param states tells whether somebody else changed them, where that can be known
 */
record Tables(Connection connection, String prefix, int schema, States states) {

  /** What changes with every commit of somebody else. */
  @FunctionalInterface
  interface States {
    /** The same object as before when nobody else committed anything; empty when nobody knows. */
    Optional<Object> now() throws SQLException;
  }

  /** The statements of a database of our own; their texts are constants. */
  private static final Map<String, String> WITHOUT_PREFIX = new ConcurrentHashMap<>();

  Tables(Connection connection, String prefix, int schema) {
    this(connection, prefix, schema, Optional::empty);
  }

  /** The statement, in which {@code @} stands before the name of each table. */
  PreparedStatement prepare(String statement) throws SQLException {
    return connection.prepareStatement(
        prefix.isEmpty()
            ? WITHOUT_PREFIX.computeIfAbsent(statement, text -> text.replace("@", ""))
            : statement.replace("@", prefix));
  }

  /** The same object as before when nobody else committed anything; empty when nobody knows. */
  Optional<Object> state() throws SQLException {
    return states.now();
  }

  /** Bytes of a result, empty for none. */
  static byte[] bytes(ResultSet row, int column) throws SQLException {
    byte[] found = row.getBytes(column);
    return found == null ? new byte[0] : found;
  }
}
