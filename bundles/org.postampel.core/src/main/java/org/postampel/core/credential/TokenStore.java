package org.postampel.core.credential;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where secrets rest: encrypted or refused, never in clear text. Safe for several threads and
 * processes. Blocking disk access: never on a user-interface thread. Every method throws {@link
 * TokenStoreException} when the store cannot be used.
 */
@ConsumerType
public interface TokenStore extends AutoCloseable {

  /** The secret stored under the name; the caller closes it. */
  Optional<Secret> read(SecretName name);

  /** Stores the secret, replacing an earlier one; on return it is on disk. */
  void write(SecretName name, Secret secret);

  /**
   * Removes the entry.
   *
   * @return whether there was one
   */
  boolean remove(SecretName name);

  /** The names of all entries in their natural order; needs no key. */
  List<SecretName> names();

  /**
   * Reads, lets the function decide, and writes what it returns, while no other thread or process
   * can do the same for this name: the lease under which a token is refreshed exactly once.
   *
   * @param name the entry
   * @param change gets the current secret, gives the one to keep; the same content means nothing is
   *     written; empty means the entry is left alone; both secrets are closed when this returns
   * @param <T> what the caller wants to know afterwards
   * @return the function's second answer
   */
  <T> T exclusively(SecretName name, Function<Optional<Secret>, Change<T>> change);

  /**
   * What protects the store and where it is, for the settings and {@code secret status}.
   *
   * @throws TokenStoreException when there is a store that cannot be used, the key at hand included
   */
  TokenStoreStatus status();

  /** Ends the use of the store by this object. */
  @Override
  void close();

  /**
   * The decision taken inside {@link #exclusively}.
   *
   * @param keep the secret to store; empty when nothing is to be written
   * @param result what the caller wants to know
   * @param <T> its type
   */
  record Change<T>(Optional<Secret> keep, T result) {}
}
