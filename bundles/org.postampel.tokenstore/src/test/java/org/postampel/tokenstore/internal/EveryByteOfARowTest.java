package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.postampel.tokenstore.internal.Stores.INVOICES;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.withKeyFile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

/**
 * Every bit and every length of every column that is authenticated: the entry's row, its part of
 * the version list, and the row of the data key. The store stays open, as a program's does.
 */
class EveryByteOfARowTest {

  private static final String ENTRY = "secret WHERE id LIKE '%support'";

  @TempDir Path folder;
  private TokenStore store;
  private Connection behind;

  @BeforeEach
  void twoEntries() throws SQLException {
    store = withKeyFile(folder);
    put(store, SUPPORT, "geheim");
    put(store, INVOICES, "unversehrt");
    behind = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
    // Thousands of changes; none of them has to survive a power failure.
    behind.createStatement().execute("PRAGMA synchronous = OFF");
  }

  @AfterEach
  void close() throws SQLException {
    behind.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "ciphertext"})
  void everyBitAndEveryLengthOfTheBytesOfAnEntry(String column) throws Exception {
    long row = number("SELECT rowid FROM " + ENTRY);
    byte[] original = bytes("SELECT " + column + " FROM secret WHERE rowid = " + row);
    for (byte[] changed : changes(original)) {
      set("UPDATE secret SET " + column + " = ? WHERE rowid = " + row, changed);
      requireOnlySupportDamaged();
    }
    set("UPDATE secret SET " + column + " = ? WHERE rowid = " + row, original);
    assertThat(text(store, SUPPORT)).contains("geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "updated_at"})
  void everyBitOfTheNumbersOfAnEntry(String column) throws Exception {
    long row = number("SELECT rowid FROM " + ENTRY);
    long original = number("SELECT " + column + " FROM secret WHERE rowid = " + row);
    for (int bit = 0; bit < Long.SIZE; bit++) {
      setNumber(column, original ^ 1L << bit, row);
      requireOnlySupportDamaged();
    }
    setNumber(column, original, row);
    assertThat(text(store, SUPPORT)).contains("geheim");
  }

  @Test
  void everyBitAndEveryLengthOfTheNameOfAnEntry() throws Exception {
    long row = number("SELECT rowid FROM " + ENTRY);
    byte[] original = SecretRows.id(SUPPORT).getBytes(StandardCharsets.UTF_8);
    String update = "UPDATE secret SET id = CAST(? AS TEXT) WHERE rowid = " + row;
    for (byte[] changed : changes(original)) {
      set(update, changed);
      requireOnlySupportDamaged();
    }
    set(update, original);
    assertThat(text(store, SUPPORT)).contains("geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "ciphertext"})
  void everyBitAndEveryLengthOfThePartOfTheVersionList(String column) throws Exception {
    String part = " WHERE part = " + VersionList.part(SUPPORT);
    byte[] original = bytes("SELECT " + column + " FROM version_list" + part);
    for (byte[] changed : changes(original)) {
      set("UPDATE version_list SET " + column + " = ?" + part, changed);
      requireOnlySupportDamaged();
    }
    set("UPDATE version_list SET " + column + " = ?" + part, original);
    assertThat(text(store, SUPPORT)).contains("geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "wrapped"})
  void everyBitAndEveryLengthOfTheWrappedKeyIsDamageAndNoWrongKey(String column) throws Exception {
    byte[] original = bytes("SELECT " + column + " FROM data_key");
    for (byte[] changed : changes(original)) {
      set("UPDATE data_key SET " + column + " = ?", changed);
      assertThat(failure().reason()).isEqualTo(Reason.DAMAGED);
      assertThat(store.names()).containsExactly(INVOICES, SUPPORT);
    }
    set("UPDATE data_key SET " + column + " = ?", original);
    assertThat(text(store, SUPPORT)).contains("geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode", "reference"})
  void everyBitAndEveryLengthOfTheWayToTheKeyIsRefused(String column) throws Exception {
    byte[] original = bytes("SELECT CAST(" + column + " AS BLOB) FROM data_key");
    String update = "UPDATE data_key SET " + column + " = CAST(? AS TEXT)";
    for (byte[] changed : changes(original)) {
      set(update, changed);
      assertThat(failure().reason()).isEqualTo(Reason.DAMAGED);
    }
    set(update, original);
    assertThat(text(store, SUPPORT)).contains("geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check_nonce", "check_value"})
  void theCheckValueIsNeededOnlyToJudgeAKeyThatDoesNotOpen(String column) throws Exception {
    byte[] original = bytes("SELECT " + column + " FROM data_key");
    for (byte[] changed : changes(original)) {
      set("UPDATE data_key SET " + column + " = ?", changed);
      try (TokenStore other = Stores.unchosen(folder)) {
        assertThat(text(other, SUPPORT)).contains("geheim");
      }
    }
  }

  @Test
  void everyBitOfTheWrappingKeyIsAWrongKeyAndNoDamage() throws Exception {
    Path file = folder.resolve("store.key");
    byte[] original = Files.readAllBytes(file);
    for (byte[] changed : changes(original)) {
      Files.write(file, changed);
      try (TokenStore other = Stores.unchosen(folder)) {
        TokenStoreException failure =
            catchThrowableOfType(TokenStoreException.class, () -> other.read(SUPPORT));
        assertThat(failure.reason()).isEqualTo(Reason.WRONG_KEY);
      }
    }
    Files.write(file, original);
    try (TokenStore other = Stores.unchosen(folder)) {
      assertThat(text(other, SUPPORT)).contains("geheim");
    }
  }

  private void requireOnlySupportDamaged() {
    TokenStoreException failure = failure();
    assertThat(failure.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(failure.code()).isEqualTo("damaged-entry");
    assertThat(failure.location()).isEqualTo("PASSWORD support");
    assertThat(text(store, INVOICES)).contains("unversehrt");
  }

  private TokenStoreException failure() {
    TokenStoreException failure =
        catchThrowableOfType(TokenStoreException.class, () -> store.read(SUPPORT));
    assertThat(failure).isNotNull();
    return failure;
  }

  /** The bytes with one bit turned, and with some of them missing at the end, in every way. */
  private static List<byte[]> changes(byte[] original) {
    List<byte[]> changes = new ArrayList<>();
    for (int bit = 0; bit < original.length * Byte.SIZE; bit++) {
      byte[] flipped = original.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      changes.add(flipped);
    }
    for (int length = 0; length < original.length; length++) {
      changes.add(Arrays.copyOf(original, length));
    }
    return changes;
  }

  private byte[] bytes(String query) throws SQLException {
    try (PreparedStatement select = behind.prepareStatement(query);
        ResultSet row = select.executeQuery()) {
      return row.getBytes(1);
    }
  }

  private long number(String query) throws SQLException {
    try (PreparedStatement select = behind.prepareStatement(query);
        ResultSet row = select.executeQuery()) {
      return row.getLong(1);
    }
  }

  private void set(String statement, byte[] value) throws SQLException {
    try (PreparedStatement update = behind.prepareStatement(statement)) {
      update.setBytes(1, value);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private void setNumber(String column, long value, long row) throws SQLException {
    try (PreparedStatement update =
        behind.prepareStatement("UPDATE secret SET " + column + " = ? WHERE rowid = ?")) {
      update.setLong(1, value);
      update.setLong(2, row);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
