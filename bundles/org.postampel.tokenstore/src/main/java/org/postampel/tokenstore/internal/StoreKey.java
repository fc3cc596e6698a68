package org.postampel.tokenstore.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.WrappingKeyChoice;

/**
 * The key of a store. Rows are encrypted with a random data key; that key lies in the database,
 * encrypted with the wrapping key, beside a check value that only the right wrapping key opens: so
 * a wrong key is told from a damaged database. {@code store.properties} says where the wrapping key
 * is; the first write decides it.
 */
final class StoreKey implements StoreDatabase.FirstWrite {

  private static final String RECORD_KEY = "wrapping-key";
  private static final int RECORD_BYTES = 4096;
  private static final String WRAPPED_PLACE = "data_key|" + Schema.CURRENT + "|wrapped";
  private static final String CHECK_PLACE = "data_key|" + Schema.CURRENT + "|check";

  private final StoreFolder folder;
  private final WrappingKeyChoice choice;
  private Connection unlocked;
  private byte[] dataKey = new byte[0];

  StoreKey(StoreFolder folder, WrappingKeyChoice choice) {
    this.folder = folder;
    this.choice = choice;
  }

  /** The recorded choice; empty when nothing was ever written. */
  Optional<WrappingKeyChoice> recorded() {
    Optional<byte[]> content = folder.read(folder.record(), RECORD_BYTES);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    Properties record = new Properties();
    try {
      record.load(new ByteArrayInputStream(content.get()));
    } catch (IOException | IllegalArgumentException e) {
      throw failure(Reason.DAMAGED, folder.record().toString());
    }
    return Optional.of(
        WrappingKeyChoice.ofId(record.getProperty(RECORD_KEY, "").strip())
            .orElseThrow(() -> failure(Reason.DAMAGED, folder.record().toString())));
  }

  @Override
  public void mayCreate() {
    requireKeyFile();
  }

  @Override
  public void create(Connection connection) throws SQLException {
    if (folder.read(folder.keyFile(), SealedBox.KEY_BYTES + 1).isEmpty()) {
      byte[] fresh = SealedBox.newKey();
      folder.writeAtomically(folder.keyFile(), fresh);
      Arrays.fill(fresh, (byte) 0);
    }
    byte[] wrapping = wrappingKey();
    byte[] data = SealedBox.newKey();
    SealedBox wrapped = SealedBox.seal(wrapping, data, WRAPPED_PLACE);
    SealedBox check = SealedBox.seal(wrapping, new byte[0], CHECK_PLACE);
    Arrays.fill(wrapping, (byte) 0);
    Arrays.fill(data, (byte) 0);
    if (recorded().isEmpty()) {
      String record = RECORD_KEY + " = " + WrappingKeyChoice.FILE.id() + "\n";
      folder.writeAtomically(folder.record(), record.getBytes(StandardCharsets.UTF_8));
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO data_key VALUES (1, ?, ?, ?, ?)")) {
      insert.setBytes(1, wrapped.nonce());
      insert.setBytes(2, wrapped.ciphertext());
      insert.setBytes(3, check.nonce());
      insert.setBytes(4, check.ciphertext());
      insert.executeUpdate();
    }
  }

  /** The key of the rows; it belongs to this object and must not be changed. */
  byte[] dataKey(Connection connection) throws SQLException {
    if (unlocked != connection) {
      forget();
      requireKeyFile();
      dataKey = unwrap(connection);
      unlocked = connection;
    }
    return dataKey;
  }

  /** Wipes the key from memory; it is read again when needed. */
  void forget() {
    Arrays.fill(dataKey, (byte) 0);
    unlocked = null;
  }

  private byte[] unwrap(Connection connection) throws SQLException {
    SealedBox wrapped;
    SealedBox check;
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT nonce, wrapped, check_nonce, check_value FROM data_key WHERE id = 1");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw failure(Reason.DAMAGED, folder.database().toString());
      }
      wrapped = new SealedBox(row.getBytes(1), row.getBytes(2));
      check = new SealedBox(row.getBytes(3), row.getBytes(4));
    }
    byte[] wrapping = wrappingKey();
    try {
      Optional<byte[]> opened = wrapped.open(wrapping, WRAPPED_PLACE);
      if (opened.isEmpty()) {
        boolean rightKey = check.open(wrapping, CHECK_PLACE).isPresent();
        throw rightKey
            ? failure(Reason.DAMAGED, folder.database().toString())
            : failure(Reason.WRONG_KEY, folder.keyFile().toString());
      }
      return opened.get();
    } finally {
      Arrays.fill(wrapping, (byte) 0);
    }
  }

  private byte[] wrappingKey() {
    byte[] key =
        folder
            .read(folder.keyFile(), SealedBox.KEY_BYTES + 1)
            .orElseThrow(() -> failure(Reason.WRONG_KEY, folder.keyFile().toString()));
    if (key.length != SealedBox.KEY_BYTES) {
      throw failure(Reason.WRONG_KEY, folder.keyFile().toString());
    }
    return key;
  }

  /** Only the key file works today; what is recorded outweighs what was chosen. */
  private void requireKeyFile() {
    Optional<WrappingKeyChoice> recorded = recorded();
    if (recorded.isPresent() && recorded.get() != WrappingKeyChoice.FILE) {
      throw failure(Reason.NEWER_SCHEMA, folder.record().toString());
    }
    if (recorded.isEmpty() && choice != WrappingKeyChoice.FILE) {
      throw failure(Reason.NO_WRAPPING_KEY, folder.path().toString());
    }
  }

  private static TokenStoreException failure(Reason reason, String location) {
    return new TokenStoreException(reason, location, null);
  }
}
