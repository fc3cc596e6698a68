package org.postampel.cli.internal.work;

import java.nio.file.Path;
import java.util.Objects;
import org.postampel.tokenstore.WrappingKeyChoice;

/**
 * Where a command finds mailboxes and secrets.
 *
 * @param mailboxes the folder of the mailbox files
 * @param store the folder of the token store
 * @param wrappingKey what protects the store if this command writes first
 * @param ephemeral whether secrets are kept in memory only and forgotten at the end
 */
public record Places(Path mailboxes, Path store, WrappingKeyChoice wrappingKey, boolean ephemeral) {
  /** Refuses null. */
  public Places {
    Objects.requireNonNull(mailboxes);
    Objects.requireNonNull(store);
    Objects.requireNonNull(wrappingKey);
  }

  /** The same, but nothing is stored. */
  public Places inMemory() {
    return new Places(mailboxes, store, wrappingKey, true);
  }
}
