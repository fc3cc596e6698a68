package org.postampel.tokenstore.internal;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

/** What the failures of a host's database mean, by SQLState where there is one. */
final class HostFailures {

  /** Lock not to be had in time (PostgreSQL, ODBC's word, H2), row changed by another one (H2). */
  private static final Set<String> CONFLICTS = Set.of("55P03", "HYT00", "HYT01", "90131");

  /** The server goes down or was lost (PostgreSQL's, then H2's words). */
  private static final Set<String> LOST =
      Set.of("57P01", "57P02", "57P03", "90067", "90098", "90121");

  /** No such table: PostgreSQL, and the word of the standard's embedders. */
  private static final Set<String> MISSING = Set.of("42P01", "42S02", "42S04");

  private static final int SQLITE_ERROR = 1;
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_LOCKED = 6;
  private static final int SQLITE_CONSTRAINT = 19;

  private HostFailures() {}

  /** Somebody else was faster; the same work succeeds in another attempt. */
  static final class Conflict extends SQLException {

    private static final long serialVersionUID = 1L;

    Conflict(SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }
  }

  /** Whether nothing was changed and the same work may succeed in another attempt. */
  static boolean isConflict(SQLException failure) {
    String state = state(failure);
    return failure instanceof Conflict
        || failure instanceof SQLTransactionRollbackException
        || state.startsWith("40")
        || CONFLICTS.contains(state)
        || isOfSqlite(failure, SQLITE_BUSY)
        || isOfSqlite(failure, SQLITE_LOCKED);
  }

  /** Whether the connection is gone; what a pool kept too long fails like this. */
  static boolean isConnectionLost(SQLException failure) {
    return failure instanceof SQLRecoverableException
        || failure instanceof SQLTransientConnectionException
        || state(failure).startsWith("08")
        || LOST.contains(state(failure));
  }

  /** Whether a key is there already. */
  static boolean isDuplicate(SQLException failure) {
    return state(failure).startsWith("23") || isOfSqlite(failure, SQLITE_CONSTRAINT);
  }

  /** Whether a table is not there. */
  static boolean isMissingTable(SQLException failure) {
    return MISSING.contains(state(failure)) || isOfSqlite(failure, SQLITE_ERROR);
  }

  /** The failure of the store. */
  static TokenStoreException of(SQLException failure, Reason otherwise, String location) {
    if (isMissingTable(failure)) {
      return new TokenStoreException(
          Reason.DAMAGED, FailureCodes.DATABASE_DAMAGED, location, failure);
    }
    boolean unreachable = otherwise == Reason.CANNOT_OPEN || isConnectionLost(failure);
    return unreachable
        ? new TokenStoreException(
            Reason.CANNOT_OPEN, FailureCodes.DATABASE_UNREACHABLE, location, failure)
        : new TokenStoreException(
            Reason.CANNOT_WRITE, FailureCodes.DATABASE_REFUSES, location, failure);
  }

  /** SQLite gives no states; the low byte of its code is the kind of failure. */
  private static boolean isOfSqlite(SQLException failure, int kind) {
    return state(failure).isEmpty() && (failure.getErrorCode() & 0xff) == kind;
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }
}
