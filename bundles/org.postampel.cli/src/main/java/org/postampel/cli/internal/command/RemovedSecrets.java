package org.postampel.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;

/** Entries taken out of a store, which can be put back when what belongs to them stays. */
final class RemovedSecrets implements AutoCloseable {

  private final TokenStore store;
  private final Map<SecretName, Optional<Secret>> removed = new TreeMap<>();

  private RemovedSecrets(TokenStore store) {
    this.store = store;
  }

  /** Removes those of the entries that are there. */
  static RemovedSecrets of(Set<SecretName> names, TokenStore store) {
    RemovedSecrets secrets = new RemovedSecrets(store);
    for (SecretName name : names) {
      Optional<Secret> secret = secrets.read(name);
      if (store.remove(name)) {
        secrets.removed.put(name, secret);
      }
    }
    return secrets;
  }

  /** The removed entries, in order. */
  List<SecretName> names() {
    return new ArrayList<>(removed.keySet());
  }

  /** Stores them again. */
  void putBack() {
    removed.forEach((name, secret) -> secret.ifPresent(some -> store.write(name, some)));
  }

  private Optional<Secret> read(SecretName name) {
    try {
      return store.read(name);
    } catch (TokenStoreException damaged) {
      // It can still be removed, and nobody would miss it.
      return Optional.empty();
    }
  }

  /** Wipes the copies. */
  @Override
  public void close() {
    removed.values().forEach(secret -> secret.ifPresent(Secret::close));
  }
}
