package org.postampel.tokenstore.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.PassphraseSource;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.tokenstore.WrappingKeySource;

/**
 * The store as a service: in the folder of the framework property {@code postampel.store} (else the
 * usual one), protected as {@code postampel.wrapping-key} says (else as the environment says). Of
 * several services that supply a key or a passphrase, the one of the highest ranking counts.
 */
@Component(service = TokenStore.class)
public final class TokenStoreService implements TokenStore {

  private final TokenStore store;

  /** The store the framework is configured for. */
  @Activate
  public TokenStoreService(
      BundleContext context,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<WrappingKeySource> hostKeys,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<PassphraseSource> passphrases) {
    this(
        Optional.ofNullable(context.getProperty("postampel.store")),
        Optional.ofNullable(context.getProperty("postampel.wrapping-key")),
        System.getenv(),
        hostKeys,
        passphrases);
  }

  TokenStoreService(
      Optional<String> folder,
      Optional<String> wrappingKey,
      Map<String, String> environment,
      List<WrappingKeySource> hostKeys,
      List<PassphraseSource> passphrases) {
    WrappingKeyChoice choice =
        wrappingKey
            .filter(word -> !word.isBlank())
            .flatMap(WrappingKeyChoice::ofId)
            .orElseGet(() -> WrappingKeyChoice.ofEnvironment(environment));
    Path home = Path.of(System.getProperty("user.home"));
    Path place =
        folder
            .map(Path::of)
            .orElseGet(
                () -> TokenStores.usualFolder(environment, System.getProperty("os.name"), home));
    KeyPolicy policy = KeyPolicy.of(choice, environment);
    for (PassphraseSource source : passphrases) {
      policy = policy.withPassphrase(source);
    }
    for (WrappingKeySource source : hostKeys) {
      policy = policy.withHostKey(source);
    }
    this.store = TokenStores.open(place, policy, Clock.systemUTC());
  }

  @Override
  public Optional<Secret> read(SecretName name) {
    return store.read(name);
  }

  @Override
  public void write(SecretName name, Secret secret) {
    store.write(name, secret);
  }

  @Override
  public boolean remove(SecretName name) {
    return store.remove(name);
  }

  @Override
  public List<SecretName> names() {
    return store.names();
  }

  @Override
  public <T> T exclusively(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    return store.exclusively(name, change);
  }

  @Override
  public TokenStoreStatus status() {
    return store.status();
  }

  @Deactivate
  @Override
  public void close() {
    store.close();
  }
}
