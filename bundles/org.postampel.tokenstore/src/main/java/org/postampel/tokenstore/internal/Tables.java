package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The tables of one store on one connection.
 *
 * @param statements where statements come from, in which {@code @} stands before the name of each
 *     table
 * @param schema the number of the schema found there
 * @param states tells whether somebody else changed them, where that can be known
 */
record Tables(Statements statements, int schema, States states) {

  /** Gives statements for one use. */
  @FunctionalInterface
  interface Statements {
    /** The statement, in which {@code @} stands before the name of each table. */
    Prepared prepare(String text) throws SQLException;
  }

  /** What changes with every commit of somebody else. */
  @FunctionalInterface
  interface States {
    /** The same object as before when nobody else committed anything; empty when nobody knows. */
    Optional<Object> now() throws SQLException;
  }

  /** Tables whose names begin so, with statements that are compiled for each use. */
  Tables(Connection connection, String prefix, int schema) {
    this(
        text -> Prepared.once(connection.prepareStatement(text.replace("@", prefix))),
        schema,
        Optional::empty);
  }

  /** The statement, in which {@code @} stands before the name of each table. */
  Prepared prepare(String statement) throws SQLException {
    return statements.prepare(statement);
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
