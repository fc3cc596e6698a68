package org.postampel.tokenstore.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.sqlite.SQLiteDataSource;

/**
 * An empty place for a store in one kind of database, for tests that hold for all of them.
 *
 * @param source connections behind the store's back, and the store's own but in a folder
 * @param prefix what the names of the tables begin with
 * @param folder where the store lies in a folder of its own
 */
record StorePlace(DataSource source, String prefix, Optional<Path> folder) {

  /** The kinds of database. */
  enum Kind {
    /** SQLite in a folder, which is the usual store. */
    FOLDER,
    /** SQLite as a host's database. */
    SQLITE,
    /** H2 in memory. */
    H2,
    /** PostgreSQL from Debian's package. */
    POSTGRESQL
  }

  /** A new place of this kind, empty. */
  static StorePlace of(Kind kind, Path temporary) throws Exception {
    return switch (kind) {
      case FOLDER -> {
        Path folder = temporary.resolve("store");
        yield new StorePlace(sqlite(folder.resolve("store.db")), "", Optional.of(folder));
      }
      case SQLITE -> host(sqlite(temporary.resolve("host.db")));
      case H2 -> host(h2(""));
      case POSTGRESQL -> host(PostgresServer.get().newSchema());
    };
  }

  static JdbcDataSource h2(String options) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + options);
    return source;
  }

  static StorePlace host(DataSource source) {
    return host(source, "erp_1_");
  }

  static StorePlace host(DataSource source, String prefix) {
    return new StorePlace(source, prefix, Optional.empty());
  }

  private static DataSource sqlite(Path file) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /** A key of the host, made of this byte. */
  static KeyPolicy hostKey(int each) {
    return KeyPolicy.of(WrappingKeyChoice.HOST)
        .withHostKey(
            () -> {
              byte[] key = new byte[32];
              Arrays.fill(key, (byte) each);
              return key;
            });
  }

  /** The store here, opened with the host's key. */
  EncryptedTokenStore open() {
    return open(hostKey(7));
  }

  EncryptedTokenStore open(KeyPolicy policy) {
    return open(policy, Clock.systemUTC(), System::nanoTime);
  }

  EncryptedTokenStore open(KeyPolicy policy, Clock clock, LongSupplier nanoTime) {
    Database database =
        folder
            .<Database>map(place -> new StoreDatabase(new StoreFolder(place)))
            .orElseGet(() -> new HostDatabase(source, prefix));
    KeyKeepers keepers =
        new KeyKeepers(database, policy, folder.map(StoreFolder::new), FakeVault.absent());
    return new EncryptedTokenStore(database, keepers, clock, nanoTime);
  }

  /** Changes the database behind the store's back; {@code @} stands before names of tables. */
  void tamper(String... statements) throws SQLException {
    try (Connection connection = source.getConnection()) {
      for (String statement : statements) {
        Schema.execute(connection, statement.replace("@", prefix));
      }
    }
  }

  /** Bytes in the one row this selects. */
  byte[] bytes(String column, String from) throws SQLException {
    String statement = "SELECT " + column + " FROM " + from.replace("@", prefix);
    try (Connection connection = source.getConnection();
        PreparedStatement select = connection.prepareStatement(statement);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getBytes(1);
    }
  }

  /** Puts bytes into the one row this selects. */
  void setBytes(String column, String where, byte[] value) throws SQLException {
    String[] parts = where.replace("@", prefix).split(" ", 2);
    try (Connection connection = source.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE " + parts[0] + " SET " + column + " = ? " + parts[1])) {
      update.setBytes(1, value);
      if (update.executeUpdate() != 1) {
        throw new AssertionError("no row " + where);
      }
    }
  }
}
