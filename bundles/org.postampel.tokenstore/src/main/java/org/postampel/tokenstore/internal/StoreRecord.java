package org.postampel.tokenstore.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.WrappingKeyChoice;

/**
 * {@code store.properties}: tells people what the database holds as well, and whether several
 * machines use the folder.
 */
final class StoreRecord {

  private static final int MOST_BYTES = 4096;
  private static final String WRAPPING_KEY = "wrapping-key";
  private static final String MACHINES = "machines";
  private static final String SEVERAL = "several";

  private final StoreFolder folder;

  StoreRecord(StoreFolder folder) {
    this.folder = folder;
  }

  /** Whether the record, checked for being readable at all, says that several machines use it. */
  boolean saysSeveralMachines() {
    return read().map(record -> SEVERAL.equals(record.getProperty(MACHINES))).orElse(false);
  }

  /** Writes down what is in force. */
  void write(WrappingKeyChoice choice, boolean severalMachines) {
    String text = WRAPPING_KEY + " = " + choice.id() + "\n";
    if (severalMachines) {
      text += MACHINES + " = " + SEVERAL + "\n";
    }
    folder.writeAtomically(folder.record(), text.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Properties> read() {
    Optional<byte[]> content = folder.read(folder.record(), MOST_BYTES);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    Properties record = new Properties();
    try {
      record.load(new ByteArrayInputStream(content.get()));
    } catch (IOException | IllegalArgumentException e) {
      throw new TokenStoreException(Reason.DAMAGED, folder.record().toString(), null);
    }
    return Optional.of(record);
  }
}
