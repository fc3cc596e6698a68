package org.postampel.tokenstore.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

/**
 * The tables of a store in a host's database: one pooled connection a transaction, which goes back
 * as it came. A change begins by locking the one row of the table {@code store}, so changes follow
 * each other on all machines; each statement then sees what was committed last. What the database
 * calls a conflict or a lost connection is tried again. Tried with PostgreSQL, H2 and SQLite.
 */
final class HostDatabase implements Database {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_WITHOUT_CONNECTION = Duration.ofSeconds(10);
  private static final int MOST_READS = 3;
  private static final long LONGEST_PAUSE_MILLIS = 100;

  private final DataSource source;
  private final String prefix;
  private final HostTables tables;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean known;
  private boolean closed;

  /**
   * The store whose tables have names that begin so.
   *
   * @param source gives connections that do their own transactions
   * @param prefix a lower-case letter, then up to 20 of a-z, 0-9 and _
   */
  HostDatabase(DataSource source, String prefix) {
    if (!prefix.matches("[a-z][a-z0-9_]{0,20}")) {
      throw new IllegalArgumentException("not a prefix for names of tables: " + prefix);
    }
    this.source = source;
    this.prefix = prefix;
    this.tables = new HostTables(prefix);
  }

  /** One attempt. */
  @FunctionalInterface
  private interface Attempt<T> {
    T run() throws SQLException;
  }

  @Override
  public <T> Optional<T> reading(Work<T> work) {
    return repeated(Reason.CANNOT_OPEN, () -> read(work));
  }

  @Override
  public <T> T writing(FirstWrite first, Work<T> work) {
    return repeated(Reason.CANNOT_WRITE, () -> write(first, work));
  }

  @Override
  public String location() {
    return "JDBC: " + prefix + "*";
  }

  @Override
  public TokenStoreException damaged() {
    return new TokenStoreException(Reason.DAMAGED, FailureCodes.DATABASE_DAMAGED, location(), null);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private <T> Optional<T> read(Work<T> work) throws SQLException {
    try (HostConnection connection = HostConnection.forReading(source)) {
      Optional<Integer> schema = tables.schema(connection.jdbc());
      if (schema.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(work.on(new Tables(connection.jdbc(), prefix, require(schema.get()))));
    }
  }

  private <T> T write(FirstWrite first, Work<T> work) throws SQLException {
    boolean there = known || read(any -> true).isPresent();
    if (!there) {
      first.mayCreate();
      createTables();
    }
    try (HostConnection connection = HostConnection.forWriting(source)) {
      Tables current = new Tables(connection.jdbc(), prefix, Schema.CURRENT);
      if (there) {
        lockStore(connection);
      } else {
        tables.mark(connection.jdbc());
        first.create(current);
      }
      T result = work.on(current);
      connection.commit();
      known = true;
      return result;
    } catch (SQLException e) {
      // Whether somebody took the tables away is found out by the next attempt.
      boolean again = known && HostFailures.isMissingTable(e);
      known = false;
      if (again || !there && HostFailures.isDuplicate(e)) {
        throw new HostFailures.Conflict(e);
      }
      throw e;
    }
  }

  private void createTables() throws SQLException {
    try (HostConnection connection = HostConnection.forReading(source)) {
      tables.create(connection.jdbc());
    }
  }

  private void lockStore(HostConnection connection) throws SQLException {
    if (!tables.lock(connection.jdbc())) {
      tables.schema(connection.jdbc()).ifPresent(this::require);
      throw new HostFailures.Conflict(new SQLException("the store is gone"));
    }
  }

  private int require(int schema) {
    if (schema > Schema.CURRENT) {
      throw new TokenStoreException(
          Reason.NEWER_SCHEMA, FailureCodes.DATABASE_NEWER, location(), null);
    }
    if (schema != Schema.CURRENT) {
      throw damaged();
    }
    return schema;
  }

  /**
   * Tries until it succeeds or fails for good. A lost connection is a reason to try again as well:
   * pools lend stale ones, and a new token that is not stored is a sign-in lost. Should the lost
   * attempt have been committed, doing the same again changes nothing but numbers.
   */
  private <T> T repeated(Reason otherwise, Attempt<T> attempt) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      long begin = System.nanoTime();
      for (int attempts = 1; ; attempts++) {
        try {
          return attempt.run();
        } catch (SQLException e) {
          boolean reading = otherwise == Reason.CANNOT_OPEN;
          Duration passed = Duration.ofNanos(System.nanoTime() - begin);
          if (!isWorthAnother(e, reading && attempts >= MOST_READS, passed)) {
            throw HostFailures.of(e, otherwise, location());
          }
          pause(Math.min(1L << Math.min(attempts, 10), LONGEST_PAUSE_MILLIS), e);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Readers hear soon that a database is down; writers wait for one that is only restarted. */
  private static boolean isWorthAnother(SQLException failure, boolean enough, Duration passed) {
    if (HostFailures.isConflict(failure)) {
      return passed.compareTo(LONGEST) < 0;
    }
    return HostFailures.isConnectionLost(failure)
        && !enough
        && passed.compareTo(LONGEST_WITHOUT_CONNECTION) < 0;
  }

  private void pause(long millis, SQLException conflict) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, millis + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HostFailures.of(conflict, Reason.CANNOT_WRITE, location());
    }
  }
}
