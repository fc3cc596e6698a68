package org.postampel.tokenstore.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A connection borrowed from a host: auto-commit and isolation are as they were when it is closed,
 * and nothing is left open on it. Changes need "read committed" exactly: weaker would show what
 * others may take back, stricter would show what was there before the lock was waited for.
 */
final class HostConnection implements AutoCloseable {

  private static final int ISOLATION = Connection.TRANSACTION_READ_COMMITTED;

  private final Connection jdbc;
  private boolean automatic;
  private int isolation = ISOLATION;
  private boolean changed;

  private HostConnection(Connection jdbc) {
    this.jdbc = jdbc;
  }

  /** A connection for statements that need no transaction. */
  static HostConnection forReading(DataSource source) throws SQLException {
    HostConnection borrowed = new HostConnection(source.getConnection());
    try {
      borrowed.automatic = borrowed.jdbc.getAutoCommit();
      if (!borrowed.automatic) {
        borrowed.changed = true;
        borrowed.jdbc.setAutoCommit(true);
      }
      return borrowed;
    } catch (SQLException e) {
      borrowed.close();
      throw e;
    }
  }

  /** A connection inside a new transaction. */
  static HostConnection forWriting(DataSource source) throws SQLException {
    HostConnection borrowed = forReading(source);
    try {
      Connection jdbc = borrowed.jdbc;
      borrowed.isolation = jdbc.getTransactionIsolation();
      borrowed.changed = true;
      if (borrowed.isolation != ISOLATION) {
        jdbc.setTransactionIsolation(ISOLATION);
      }
      jdbc.setAutoCommit(false);
      return borrowed;
    } catch (SQLException e) {
      borrowed.close();
      throw e;
    }
  }

  Connection jdbc() {
    return jdbc;
  }

  void commit() throws SQLException {
    jdbc.commit();
  }

  /**
   * Rolls back what was not committed and gives the connection back. What fails here does not hide
   * what became of the work; a connection that cannot be restored is ended, so that no pool lends
   * it again.
   */
  @Override
  public void close() {
    try (Connection closing = jdbc) {
      try {
        if (changed) {
          restore(closing);
        }
      } catch (SQLException e) {
        closing.abort(Runnable::run);
      }
    } catch (SQLException e) {
      // The database takes back whatever was not committed.
      return;
    }
  }

  private void restore(Connection closing) throws SQLException {
    if (!closing.getAutoCommit()) {
      closing.rollback();
      closing.setAutoCommit(true);
    }
    if (isolation != ISOLATION) {
      closing.setTransactionIsolation(isolation);
    }
    if (!automatic) {
      closing.setAutoCommit(false);
    }
  }
}
