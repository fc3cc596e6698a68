package org.postampel.tokenstore.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/**
 * The SQLite database of a store: one connection, opened when it is first needed, used by one
 * thread at a time. Write-ahead log and full flushing: what was committed survives the end of the
 * process. A database that is damaged or foreign is reported and left as it is.
 */
final class StoreDatabase implements Database {

  private static final int BUSY_MILLIS = 10_000;

  /**
   * Bytes of a page. A write changes a row of some 5 KB and one page of the version list: in pages
   * of 4 KB these are three, of which two are mostly what was there before; in these they are four
   * of half the size. What a store was made with stays.
   */
  private static final int PAGE_BYTES = 2048;

  /** Pages in the log before they are moved to the database: 4 MB. */
  private static final int LOG_PAGES = 2000;

  private static final long PAUSE_NANOS = 1_000_000;

  private final StoreFolder folder;
  private final ReentrantLock lock = new ReentrantLock();
  private Connection connection;
  private KeptStatements kept;
  private OtherCommits commits;
  private Optional<Object> judged = Optional.empty();
  private int schema;
  private Optional<Object> openedFile = Optional.empty();
  private boolean opensWritable;
  private boolean knowsLeases;
  private boolean closed;

  StoreDatabase(StoreFolder folder) {
    this.folder = folder;
  }

  @Override
  public <T> Optional<T> reading(Work<T> work) {
    lock.lock();
    try {
      requireOpen();
      if (!folder.hasDatabase()) {
        drop();
        return Optional.empty();
      }
      boolean writable = opensWritable || folder.isWritable();
      connection(writable);
      int found = schema();
      Optional<T> result =
          found == 0 ? Optional.empty() : Optional.of(work.on(tables(found, commits)));
      if (!writable) {
        // Opened as unchangeable, which is only true for a moment.
        drop();
      }
      return result;
    } catch (SQLException e) {
      drop();
      throw failure(e, Reason.CANNOT_OPEN);
    } catch (TokenStoreException e) {
      drop();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public <T> Optional<T> glancing(Work<Optional<T>> work) {
    lock.lock();
    try {
      requireOpen();
      return connection != null && opensWritable && folder.hasDatabase(openedFile)
          ? work.on(tables(Schema.CURRENT, commits))
          : Optional.empty();
    } catch (SQLException | TokenStoreException e) {
      // The whole way meets it, too, and reports it.
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean replacing(Work<Boolean> work) {
    lock.lock();
    try {
      requireOpen();
      // What is known of leases was learned by a whole write on this connection.
      if (connection == null || !knowsLeases || !folder.hasDatabase(openedFile)) {
        return false;
      }
      kept.perform("BEGIN IMMEDIATE");
      boolean replaced = work.on(tables(Schema.CURRENT, Optional::empty));
      kept.perform(replaced ? "COMMIT" : "ROLLBACK");
      return replaced;
    } catch (SQLException e) {
      drop();
      throw failure(e, Reason.CANNOT_WRITE);
    } catch (RuntimeException e) {
      drop();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public <T> T writing(FirstWrite first, Work<T> work) {
    lock.lock();
    try {
      requireOpen();
      boolean same = connection != null && folder.hasDatabase(openedFile);
      if (!same && !folder.hasDatabase()) {
        drop();
        first.mayCreate();
        folder.createDatabaseFile();
      }
      if (!folder.isWritable()) {
        throw new TokenStoreException(Reason.CANNOT_WRITE, folder.path().toString(), null);
      }
      Connection current = same ? connection : connection(true);
      int former = begin(current, first);
      // Nobody else commits anything until the end of the transaction.
      Optional<Object> state = judged;
      Tables tables = tables(Schema.CURRENT, () -> state);
      if (former == 0) {
        first.mayCreate();
        Schema.create(current);
        first.create(tables);
      } else if (former < Schema.CURRENT) {
        Schema.upgrade(current);
        first.migrate(new Tables(current, "", former), tables);
      } else if (!knowsLeases) {
        Schema.addLeases(current);
      }
      if (former != Schema.CURRENT) {
        judged = Optional.empty();
      }
      knowsLeases = true;
      T result = work.on(tables);
      kept.perform("COMMIT");
      return result;
    } catch (SQLException e) {
      drop();
      throw failure(e, Reason.CANNOT_WRITE);
    } catch (RuntimeException e) {
      // Closing the connection rolls back.
      drop();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String location() {
    return folder.path().toString();
  }

  @Override
  public TokenStoreException damaged() {
    return new TokenStoreException(Reason.DAMAGED, folder.database().toString(), null);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      drop();
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
  }

  private Connection connection(boolean writable) throws SQLException {
    Optional<Object> file = folder.databaseIdentity();
    if (connection != null && !file.equals(openedFile)) {
      // Somebody moved the store away; our connection would write into a file without a name.
      drop();
    }
    if (connection == null) {
      folder.requirePrivate();
      SqliteLibrary.load(NativeCache.of(folder));
      openedFile = file;
      Connection opened = open(writable);
      connection = opened;
      kept = new KeptStatements(opened);
      commits = new OtherCommits(opened);
      opensWritable = writable;
    }
    return connection;
  }

  private Tables tables(int number, Tables.States states) {
    return new Tables(kept, number, states);
  }

  /** The number of the schema, looked up once as long as nobody else commits anything. */
  private int schema() throws SQLException {
    Optional<Object> state = commits.now();
    if (state.isEmpty() || judged.orElse(null) != state.get()) {
      schema = Schema.number(connection, folder);
      judged = state;
    }
    return schema;
  }

  /**
   * Begins to write, after people were asked and files were kept where that is needed.
   *
   * @return the number of the schema, which stays until the end of the transaction
   */
  private int begin(Connection current, FirstWrite first) throws SQLException {
    if (judged.isPresent() && schema == Schema.CURRENT) {
      kept.perform("BEGIN IMMEDIATE");
      if (schema() == Schema.CURRENT) {
        return schema;
      }
      // Somebody put another database into the same file: from the start.
      kept.perform("ROLLBACK");
    }
    switch (schema()) {
      case 0 -> first.mayCreate();
      case 1 -> FormerFile.keep(current, folder);
      default -> {
        // Opened just now, or made current by another process.
      }
    }
    kept.perform("BEGIN IMMEDIATE");
    return schema();
  }

  private Connection open(boolean writable) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPageSize(PAGE_BYTES);
    // Nobody asks for generated keys, for which the driver would look at the text of every write.
    config.setGetGeneratedKeys(false);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + address(writable));
    Connection opened = source.getConnection();
    if (writable) {
      try {
        useWriteAheadLog(opened);
        Schema.execute(opened, "PRAGMA synchronous = FULL");
        Schema.execute(opened, "PRAGMA secure_delete = ON");
        Schema.execute(opened, "PRAGMA wal_autocheckpoint = " + LOG_PAGES);
        // At most so many KiB of pages, all encrypted, and no more than the store has: 10,000
        // sign-ins fit. Reading pages again is what a write waits for.
        Schema.execute(opened, "PRAGMA cache_size = -64000");
      } catch (SQLException e) {
        opened.close();
        throw e;
      }
    }
    return opened;
  }

  /** Changing to the log needs the file for oneself, and that wait SQLite leaves to the caller. */
  private static void useWriteAheadLog(Connection opened) throws SQLException {
    long end = System.nanoTime() + BUSY_MILLIS * 1_000_000L;
    while (true) {
      try {
        Schema.execute(opened, "PRAGMA journal_mode = WAL");
        return;
      } catch (SQLException e) {
        boolean busy = (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
        if (!busy || System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /**
   * A file address, because only that keeps question marks in folder names. Without the right to
   * write, SQLite cannot make its shared-memory file; "immutable" tells it that none is needed.
   */
  private String address(boolean writable) {
    String file = "file://" + folder.database().toUri().getRawPath();
    if (writable) {
      return file;
    }
    Path log = folder.database().resolveSibling("store.db-wal");
    return file + (Files.exists(log) ? "?mode=ro" : "?immutable=1");
  }

  private void drop() {
    Connection former = connection;
    connection = null;
    judged = Optional.empty();
    knowsLeases = false;
    opensWritable = false;
    if (former != null) {
      try {
        former.close();
      } catch (SQLException e) {
        // What was committed is on disk; there is nothing left to save.
        return;
      }
    }
  }

  private TokenStoreException failure(SQLException cause, Reason otherwise) {
    int code = cause.getErrorCode();
    Reason reason =
        switch (SQLiteErrorCode.getErrorCode(code & 0xff)) {
          case SQLITE_CORRUPT,
              SQLITE_NOTADB,
              SQLITE_ERROR,
              SQLITE_MISMATCH,
              SQLITE_CONSTRAINT,
              SQLITE_FORMAT ->
              Reason.DAMAGED;
          case SQLITE_IOERR ->
              code == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ.code ? Reason.DAMAGED : otherwise;
          default -> otherwise;
        };
    return new TokenStoreException(reason, folder.database().toString(), cause);
  }
}
