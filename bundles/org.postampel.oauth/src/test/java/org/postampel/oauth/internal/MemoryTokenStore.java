package org.postampel.oauth.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreStatus;

/** A token store in memory with a true lock per name; can be told to be broken. */
final class MemoryTokenStore implements TokenStore {

  private final Map<SecretName, Secret> entries = new TreeMap<>();
  private final Map<SecretName, ReentrantLock> locks = new ConcurrentHashMap<>();
  private boolean broken;

  /** From now on every call fails. */
  synchronized void breakDown() {
    broken = true;
  }

  @Override
  public synchronized Optional<Secret> read(SecretName name) {
    check();
    return Optional.ofNullable(entries.get(name)).map(Secret::copy);
  }

  @Override
  public synchronized void write(SecretName name, Secret secret) {
    check();
    entries.put(name, secret.copy());
  }

  @Override
  public synchronized boolean remove(SecretName name) {
    check();
    return entries.remove(name) != null;
  }

  @Override
  public synchronized List<SecretName> names() {
    return new ArrayList<>(entries.keySet());
  }

  @Override
  public <T> T exclusively(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    ReentrantLock lock = locks.computeIfAbsent(name, unknown -> new ReentrantLock());
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TokenStoreException(TokenStoreException.Reason.CANNOT_WRITE, "memory", e);
    }
    try {
      Change<T> decided = change.apply(read(name));
      decided.keep().ifPresent(secret -> write(name, secret));
      return decided.result();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public TokenStoreStatus status() {
    return new TokenStoreStatus("memory", "none", 1, names().size());
  }

  @Override
  public void close() {
    // nothing to end
  }

  private void check() {
    if (broken) {
      throw new TokenStoreException(TokenStoreException.Reason.CANNOT_OPEN, "memory", null);
    }
  }
}
