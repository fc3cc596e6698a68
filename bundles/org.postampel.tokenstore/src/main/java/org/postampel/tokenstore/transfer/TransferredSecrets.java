package org.postampel.tokenstore.transfer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;

/** Secrets that arrived and are not stored yet; closing wipes them. For one thread. */
public final class TransferredSecrets implements AutoCloseable {

  private final Map<SecretName, Secret> secrets;

  TransferredSecrets(Map<SecretName, Secret> secrets) {
    this.secrets = secrets;
  }

  /** The names as they were in the store they come from, in their natural order. */
  public List<SecretName> names() {
    return List.copyOf(new TreeMap<>(secrets).keySet());
  }

  /**
   * Stores all of them; entries of the same name are replaced, so ask before if there are some.
   *
   * @param store where they are to rest
   * @param renaming the name of each entry there, because a mailbox may get another id
   * @throws org.postampel.core.credential.TokenStoreException when the store takes one of them not;
   *     those before it are stored
   */
  public void writeTo(TokenStore store, UnaryOperator<SecretName> renaming) {
    for (SecretName name : names()) {
      store.write(renaming.apply(name), secrets.get(name));
    }
  }

  @Override
  public void close() {
    secrets.values().forEach(Secret::close);
  }
}
