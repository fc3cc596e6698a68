package org.postampel.tokenstore.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreStatus;

/** A store for one run: nothing reaches a disk, closing wipes it. */
public final class MemoryTokenStore implements TokenStore {

  private final Map<SecretName, Secret> secrets = new TreeMap<>();
  private final NameLocks locks = new NameLocks();

  @Override
  public Optional<Secret> read(SecretName name) {
    synchronized (secrets) {
      return Optional.ofNullable(secrets.get(name)).map(Secret::copy);
    }
  }

  @Override
  public void write(SecretName name, Secret secret) {
    synchronized (secrets) {
      wipe(secrets.put(name, secret.copy()));
    }
  }

  @Override
  public boolean remove(SecretName name) {
    synchronized (secrets) {
      return wipe(secrets.remove(name));
    }
  }

  @Override
  public List<SecretName> names() {
    synchronized (secrets) {
      return List.copyOf(secrets.keySet());
    }
  }

  @Override
  public <T> T exclusively(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    return locks.holding(
        name,
        () -> {
          Change<T> decided = change.apply(read(name));
          decided.keep().ifPresent(secret -> write(name, secret));
          return decided.result();
        });
  }

  @Override
  public TokenStoreStatus status() {
    return new TokenStoreStatus("memory", "none", 0, names().size());
  }

  @Override
  public void close() {
    synchronized (secrets) {
      secrets.values().forEach(Secret::close);
      secrets.clear();
    }
  }

  private static boolean wipe(Secret former) {
    if (former == null) {
      return false;
    }
    former.close();
    return true;
  }
}
