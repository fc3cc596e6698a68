package org.postampel.check.internal.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreStatus;

/** A store in memory in which every client secret is the same one. */
final class OneSecretStore implements TokenStore {

  private final Map<SecretName, Secret> written = new ConcurrentHashMap<>();
  private final Secret clientSecret;

  OneSecretStore(Secret clientSecret) {
    this.clientSecret = clientSecret;
  }

  @Override
  public Optional<Secret> read(SecretName name) {
    Secret found = name.kind() == SecretName.Kind.CLIENT_SECRET ? clientSecret : written.get(name);
    return Optional.ofNullable(found).map(Secret::copy);
  }

  @Override
  public void write(SecretName name, Secret secret) {
    written.put(name, secret.copy());
  }

  @Override
  public boolean remove(SecretName name) {
    return written.remove(name) != null;
  }

  @Override
  public List<SecretName> names() {
    return List.copyOf(written.keySet());
  }

  @Override
  public synchronized <T> T exclusively(
      SecretName name, Function<Optional<Secret>, Change<T>> change) {
    Change<T> decided = change.apply(read(name));
    decided.keep().ifPresent(secret -> write(name, secret));
    return decided.result();
  }

  @Override
  public TokenStoreStatus status() {
    return new TokenStoreStatus("memory", "none", 1, written.size());
  }

  @Override
  public void close() {
    // nothing to end
  }
}
