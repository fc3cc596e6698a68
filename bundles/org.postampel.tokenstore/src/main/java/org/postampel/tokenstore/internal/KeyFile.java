package org.postampel.tokenstore.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.WrappingKeyChoice;

/** The wrapping key in a file of mode 0600 beside the store; its name is the reference. */
final class KeyFile implements KeyKeeper {

  private static final String FIRST = "store.key";
  private static final Pattern NAMES = Pattern.compile("store(-[0-9a-f]{8})?\\.key");

  private final StoreFolder folder;

  KeyFile(StoreFolder folder) {
    this.folder = folder;
  }

  @Override
  public WrappingKeyChoice choice() {
    return WrappingKeyChoice.FILE;
  }

  @Override
  public void require() {
    // A folder that takes the database takes the key as well.
  }

  @Override
  public Kept create(boolean replacing) {
    String name = FIRST;
    if (replacing) {
      name = "store-" + UUID.randomUUID().toString().substring(0, 8) + ".key";
    }
    Path file = folder.file(name);
    // A file without a store is what an interrupted first write leaves.
    if (folder.read(file, SealedBox.KEY_BYTES + 1).isEmpty()) {
      folder.writeAtomically(file, SealedBox.newKey());
    }
    return new Kept(name, find(name));
  }

  @Override
  public byte[] find(String reference) {
    if (!NAMES.matcher(reference).matches()) {
      throw new TokenStoreException(Reason.DAMAGED, folder.database().toString(), null);
    }
    Path file = folder.file(reference);
    byte[] key =
        folder
            .read(file, SealedBox.KEY_BYTES + 1)
            .orElseThrow(() -> failure(Reason.WRONG_KEY, FailureCodes.KEY_MISSING, file));
    if (folder.isOpenToOthers(file)) {
      throw failure(Reason.CANNOT_OPEN, FailureCodes.KEY_NOT_PRIVATE, file);
    }
    if (key.length != SealedBox.KEY_BYTES) {
      throw wrong(reference);
    }
    return key;
  }

  private static TokenStoreException failure(Reason reason, String code, Path file) {
    return new TokenStoreException(reason, code, file.toString(), null);
  }

  @Override
  public TokenStoreException wrong(String reference) {
    return new TokenStoreException(Reason.WRONG_KEY, folder.file(reference).toString(), null);
  }

  @Override
  public void forget(String reference) {
    try {
      Files.deleteIfExists(folder.file(reference));
    } catch (IOException e) {
      // It opens nothing any more.
      return;
    }
  }
}
