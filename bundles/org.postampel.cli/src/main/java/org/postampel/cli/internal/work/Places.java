package org.postampel.cli.internal.work;

import java.nio.file.Path;
import java.util.Objects;
import org.postampel.tokenstore.KeyPolicy;

/**
 * Where a command finds mailboxes and secrets.
 *
 * @param mailboxes the folder of the mailbox files
 * @param store the folder of the token store
 * @param keys what protects the store if this command writes first, and who is asked
 * @param ephemeral whether secrets are kept in memory only and forgotten at the end
 */
public record Places(Path mailboxes, Path store, KeyPolicy keys, boolean ephemeral) {
  /** Refuses null. */
  public Places {
    Objects.requireNonNull(mailboxes);
    Objects.requireNonNull(store);
    Objects.requireNonNull(keys);
  }

  /** The same, but nothing is stored. */
  public Places inMemory() {
    return new Places(mailboxes, store, keys, true);
  }
}
