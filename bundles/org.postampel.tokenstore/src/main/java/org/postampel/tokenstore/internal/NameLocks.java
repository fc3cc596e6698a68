package org.postampel.tokenstore.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStoreException;

/** One lock per entry for the threads of this process; the wait ends when it is interrupted. */
final class NameLocks {

  private final Map<SecretName, ReentrantLock> locks = new ConcurrentHashMap<>();

  <T> T holding(SecretName name, Supplier<T> work) {
    ReentrantLock lock = locks.computeIfAbsent(name, any -> new ReentrantLock());
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("exclusively may not be nested for one entry");
    }
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted(name, e);
    }
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  static TokenStoreException interrupted(SecretName name, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new TokenStoreException(
        TokenStoreException.Reason.CANNOT_WRITE, name.kind() + " " + name.owner(), cause);
  }
}
