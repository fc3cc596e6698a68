package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The statements of a connection to a database of our own, each compiled once: SQLite's driver
 * keeps none by itself, and compiling takes longer than most of them. They end with the connection.
 * For one thread at a time, and for statements with constant texts; each is used by one caller at a
 * time.
 */
final class KeptStatements implements Tables.Statements {

  private final Connection connection;
  private final Map<String, Prepared> kept = new HashMap<>();

  KeptStatements(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Prepared prepare(String text) throws SQLException {
    Prepared statement = kept.get(text);
    if (statement == null) {
      // The names of our own tables stand as they are.
      statement = Prepared.again(connection.prepareStatement(text.replace("@", "")));
      kept.put(text, statement);
    }
    return statement;
  }

  /** Executes a statement without parameters and results. */
  void perform(String text) throws SQLException {
    prepare(text).execute();
  }
}
