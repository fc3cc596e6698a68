package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.postampel.tokenstore.internal.Stores.INVOICES;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.tamper;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.unchosen;
import static org.postampel.tokenstore.internal.Stores.withKeyFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

class DamagedStoreTest {

  @TempDir Path folder;

  @BeforeEach
  void twoEntries() {
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "geheim");
      put(store, INVOICES, "unversehrt");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "ciphertext"})
  void everyFlippedByteOfARowIsNoticedAndTheOtherRowStaysReadable(String column) throws Exception {
    byte[] original = bytes(column);
    for (int i = 0; i < original.length; i++) {
      byte[] flipped = original.clone();
      flipped[i] ^= 1;
      setBytes(column, flipped);
      assertSupportIsDamaged();
    }
    setBytes(column, original);
    assertThat(read(SUPPORT)).isEqualTo("geheim");
  }

  @Test
  void everyTruncationOfTheCiphertextIsNoticed() throws Exception {
    byte[] original = bytes("ciphertext");
    for (int length = 0; length < original.length; length++) {
      setBytes("ciphertext", java.util.Arrays.copyOf(original, length));
      assertSupportIsDamaged();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"version = version + 1", "version = 0", "updated_at = updated_at - 1"})
  void aChangedVersionOrTimeIsNoticed(String change) throws Exception {
    tamper(folder, "UPDATE secret SET " + change + " WHERE id = 'PASSWORD|support'");
    assertSupportIsDamaged();
  }

  @Test
  void rowsThatChangedPlacesAreNoticed() throws Exception {
    tamper(
        folder,
        "UPDATE secret SET id = 'x' WHERE id = 'PASSWORD|support'",
        "UPDATE secret SET id = 'PASSWORD|support' WHERE id = 'PASSWORD|rechnung'",
        "UPDATE secret SET id = 'PASSWORD|rechnung' WHERE id = 'x'");
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.DAMAGED);
    assertThat(reasonOf(() -> read(INVOICES))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aDamagedEntryCanBeWrittenAnew() throws Exception {
    setBytes("ciphertext", new byte[40]);
    try (TokenStore store = unchosen(folder)) {
      put(store, SUPPORT, "neu");
      assertThat(text(store, SUPPORT)).contains("neu");
    }
  }

  @Test
  void anotherKeyIsCalledTheWrongKeyAndNotDamage() throws Exception {
    byte[] original = Files.readAllBytes(folder.resolve("store.key"));
    byte[] other = original.clone();
    other[31] ^= 1;
    Files.write(folder.resolve("store.key"), other);
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.WRONG_KEY);
    try (TokenStore store = withKeyFile(folder)) {
      assertThat(reasonOf(() -> put(store, SUPPORT, "neu"))).isEqualTo(Reason.WRONG_KEY);
      assertThat(store.names()).containsExactly(INVOICES, SUPPORT);
    }
    Files.write(folder.resolve("store.key"), original);
    assertThat(read(SUPPORT)).isEqualTo("geheim");
  }

  @Test
  void aMissingKeyIsNotReplacedByANewOne() throws Exception {
    Files.delete(folder.resolve("store.key"));
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.WRONG_KEY);
    try (TokenStore store = withKeyFile(folder)) {
      assertThat(reasonOf(() -> put(store, SUPPORT, "neu"))).isEqualTo(Reason.WRONG_KEY);
    }
    assertThat(folder.resolve("store.key")).doesNotExist();
  }

  @Test
  void aFlippedByteOfTheWrappedKeyIsDamageAndNotAWrongKey() throws Exception {
    tamper(folder, "UPDATE data_key SET wrapped = zeroblob(48)");
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aStoreOfANewerVersionIsLeftAlone() throws Exception {
    tamper(folder, "PRAGMA user_version = 3");
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.NEWER_SCHEMA);
    try (TokenStore store = withKeyFile(folder)) {
      assertThat(reasonOf(() -> put(store, SUPPORT, "neu"))).isEqualTo(Reason.NEWER_SCHEMA);
    }
  }

  @Test
  void aRecordThatCannotBeReadIsReportedAndTheDatabaseKnowsBetterThanAWrongOne() throws Exception {
    Files.writeString(folder.resolve("store.properties"), "wrapping-key = vault\n");
    assertThat(read(SUPPORT)).isEqualTo("geheim");
    Files.writeString(folder.resolve("store.properties"), "wrapping-key = \\u12\n");
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode = 'host'", "reference = 'store-00000000.key'"})
  void anotherPlaceOfTheKeyIsNoticed(String change) throws Exception {
    tamper(folder, "UPDATE data_key SET " + change);
    assertThat(reasonOf(() -> read(SUPPORT))).isNotNull();
    tamper(folder, "UPDATE data_key SET mode = 'file', reference = '../store.key'");
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.DAMAGED);
  }

  @ParameterizedTest
  @CsvSource({"0, 16", "16, 4", "100, 100", "4096, 200"})
  void aDamagedDatabaseFileIsReportedAndNeverDeleted(int offset, int length) throws Exception {
    Path database = folder.resolve("store.db");
    byte[] broken = Files.readAllBytes(database);
    java.util.Arrays.fill(broken, offset, offset + length, (byte) 0x55);
    Files.write(database, broken);
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.DAMAGED);
    try (TokenStore store = withKeyFile(folder)) {
      assertThat(reasonOf(() -> put(store, SUPPORT, "neu"))).isEqualTo(Reason.DAMAGED);
    }
    assertThat(Files.readAllBytes(database)).isEqualTo(broken);
  }

  @Test
  void aTruncatedDatabaseFileIsReported() throws Exception {
    Path database = folder.resolve("store.db");
    byte[] whole = Files.readAllBytes(database);
    Files.write(database, java.util.Arrays.copyOf(whole, 5000));
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aForeignDatabaseIsNotTakenOver() throws Exception {
    tamper(folder, "PRAGMA application_id = 1", "PRAGMA user_version = 0");
    try (TokenStore store = withKeyFile(folder)) {
      assertThat(reasonOf(() -> put(store, SUPPORT, "neu"))).isEqualTo(Reason.DAMAGED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.key", "store.db", "store.properties"})
  void aSymbolicLinkInPlaceOfAFileIsRefused(String name) throws Exception {
    Path real = folder.resolve("elsewhere");
    Files.move(folder.resolve(name), real);
    Files.createSymbolicLink(folder.resolve(name), real);
    TokenStoreException failure = failureOf(() -> read(SUPPORT));
    assertThat(failure.reason()).isEqualTo(Reason.CANNOT_OPEN);
    assertThat(failure.location()).endsWith(name);
  }

  @Test
  void theStatusOfAStoreThatTheKeyDoesNotOpenIsItsFailure() throws Exception {
    Files.write(folder.resolve("store.key"), new byte[10]);
    assertThat(codeOfStatus()).isEqualTo("wrong-key");
    Files.delete(folder.resolve("store.key"));
    assertThat(codeOfStatus()).isEqualTo("key-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw--w----"})
  void aKeyFileThatIsOpenToOthersIsRefused(String mode) throws Exception {
    Files.setPosixFilePermissions(
        folder.resolve("store.key"), PosixFilePermissions.fromString(mode));
    assertThat(codeOfStatus()).isEqualTo("key-not-private");
    assertThat(reasonOf(() -> read(SUPPORT))).isEqualTo(Reason.CANNOT_OPEN);
  }

  private String codeOfStatus() {
    try (TokenStore store = unchosen(folder)) {
      return failureOf(store::status).code();
    }
  }

  private void assertSupportIsDamaged() {
    TokenStoreException failure = failureOf(() -> read(SUPPORT));
    assertThat(failure.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(failure.location()).isEqualTo("PASSWORD support");
    assertThat(read(INVOICES)).isEqualTo("unversehrt");
  }

  private String read(org.postampel.core.credential.SecretName name) {
    try (TokenStore store = unchosen(folder)) {
      return text(store, name).orElse("(missing)");
    }
  }

  private static Reason reasonOf(ThrowingCallable call) {
    return failureOf(call).reason();
  }

  private static TokenStoreException failureOf(ThrowingCallable call) {
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  private byte[] bytes(String column) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT " + column + " FROM secret WHERE id = 'PASSWORD|support'");
        ResultSet row = select.executeQuery()) {
      return row.getBytes(1);
    }
  }

  private void setBytes(String column, byte[] value) throws SQLException, IOException {
    try (Connection connection = connection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE secret SET " + column + " = ? WHERE id = 'PASSWORD|support'")) {
      update.setBytes(1, value);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
  }
}
