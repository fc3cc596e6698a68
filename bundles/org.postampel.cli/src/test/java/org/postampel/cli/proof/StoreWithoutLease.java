package org.postampel.cli.proof;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreStatus;

/** A store whose {@code exclusively} keeps nobody out: what the lease is needed for. */
record StoreWithoutLease(TokenStore real) implements TokenStore {

  @Override
  public <T> T exclusively(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    Change<T> decided = change.apply(real.read(name));
    decided.keep().ifPresent(secret -> real.write(name, secret));
    return decided.result();
  }

  @Override
  public Optional<Secret> read(SecretName name) {
    return real.read(name);
  }

  @Override
  public void write(SecretName name, Secret secret) {
    real.write(name, secret);
  }

  @Override
  public boolean remove(SecretName name) {
    return real.remove(name);
  }

  @Override
  public List<SecretName> names() {
    return real.names();
  }

  @Override
  public TokenStoreStatus status() {
    return real.status();
  }

  @Override
  public void close() {
    real.close();
  }
}
