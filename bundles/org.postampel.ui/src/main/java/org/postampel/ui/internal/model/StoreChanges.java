package org.postampel.ui.internal.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

/**
 * Secrets written while a dialog is open, each of which can be taken back: an earlier secret
 * returns, a new one disappears. Blocking like the store; safe for several threads.
 */
public final class StoreChanges implements AutoCloseable {

  private record Change(SecretName name, Optional<Secret> earlier) {}

  private final TokenStore store;
  private final Deque<Change> changes = new ArrayDeque<>();
  private boolean abandoned;

  /** No changes yet. */
  public StoreChanges(TokenStore store) {
    this.store = Objects.requireNonNull(store);
  }

  /**
   * Stores the secret and remembers what was there before; does nothing once abandoned.
   *
   * @throws TokenStoreException when the store refuses; nothing has changed then
   */
  public synchronized void write(SecretName name, Secret secret) {
    if (abandoned) {
      return;
    }
    Optional<Secret> earlier = earlier(name);
    store.write(name, secret);
    changes.push(new Change(name, earlier));
  }

  /** Takes back every change, the latest first. */
  public synchronized void undo() {
    TokenStoreException failure = null;
    while (!changes.isEmpty()) {
      Change change = changes.pop();
      try (Secret before = change.earlier().orElse(null)) {
        if (before == null) {
          store.remove(change.name());
        } else {
          store.write(change.name(), before);
        }
      } catch (TokenStoreException refused) {
        failure = refused;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Takes back every change, and ignores those that are still on their way. */
  public synchronized void abandon() {
    abandoned = true;
    undo();
  }

  /** Forgets what was there before: the changes stay. */
  @Override
  public synchronized void close() {
    changes.forEach(change -> change.earlier().ifPresent(Secret::close));
    changes.clear();
  }

  private Optional<Secret> earlier(SecretName name) {
    try {
      return store.read(name);
    } catch (TokenStoreException failure) {
      if (failure.reason() == Reason.DAMAGED) {
        // There is nothing left to lose, and typing it again is how a person mends it.
        return Optional.empty();
      }
      throw failure;
    }
  }
}
