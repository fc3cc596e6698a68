package org.postampel.tokenstore.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
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
 * The store as a service: in the database of a {@link DataSource} that a host registers with the
 * property {@code postampel.store=true}, in tables whose names begin with the framework property
 * {@code postampel.store.tables} (else {@code postampel_}); without such a service in the folder of
 * {@code postampel.store} (else the usual one). Protected as {@code postampel.wrapping-key} says
 * (else as the environment says). Of several services of one kind the one of the highest ranking
 * counts; a database that comes later replaces the folder.
 */
@Component(service = TokenStore.class)
public final class TokenStoreService implements TokenStore {

  private final TokenStore store;

  /** The store the framework is configured for. */
  @Activate
  public TokenStoreService(
      BundleContext context,
      @Reference(policyOption = ReferencePolicyOption.GREEDY)
          List<Map.Entry<Map<String, Object>, WrappingKeySource>> hostKeys,
      @Reference(policyOption = ReferencePolicyOption.GREEDY)
          List<Map.Entry<Map<String, Object>, PassphraseSource>> passphrases,
      @Reference(target = "(postampel.store=true)", policyOption = ReferencePolicyOption.GREEDY)
          List<Map.Entry<Map<String, Object>, DataSource>> databases) {
    this(
        name -> Optional.ofNullable(context.getProperty(name)),
        System.getenv(),
        ranked(hostKeys),
        ranked(passphrases),
        ranked(databases));
  }

  /**
   * The services in the order of their ranking, the one that counts last; the framework hands them
   * out in an order that is its own affair.
   */
  static <T> List<T> ranked(List<Map.Entry<Map<String, Object>, T>> services) {
    return services.stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<Map<String, Object>, T> one) ->
                        number(one, Constants.SERVICE_RANKING))
                .thenComparing(one -> -number(one, Constants.SERVICE_ID)))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static long number(Map.Entry<Map<String, Object>, ?> service, String name) {
    return service.getKey().get(name) instanceof Number number ? number.longValue() : 0;
  }

  /**
   * The same without a framework.
   *
   * @param properties the framework's properties
   * @param databases those for the store; the last one counts, as with the other lists
   */
  TokenStoreService(
      Function<String, Optional<String>> properties,
      Map<String, String> environment,
      List<WrappingKeySource> hostKeys,
      List<PassphraseSource> passphrases,
      List<DataSource> databases) {
    WrappingKeyChoice choice =
        properties
            .apply("postampel.wrapping-key")
            .filter(word -> !word.isBlank())
            .flatMap(WrappingKeyChoice::ofId)
            .orElseGet(() -> WrappingKeyChoice.ofEnvironment(environment));
    KeyPolicy policy = KeyPolicy.of(choice, environment);
    for (PassphraseSource source : passphrases) {
      policy = policy.withPassphrase(source);
    }
    for (WrappingKeySource source : hostKeys) {
      policy = policy.withHostKey(source);
    }
    if (databases.isEmpty()) {
      Path place = folder(properties.apply("postampel.store"), environment);
      this.store = TokenStores.open(place, policy, Clock.systemUTC());
    } else {
      DataSource database = databases.get(databases.size() - 1);
      String prefix = properties.apply("postampel.store.tables").orElse("postampel_");
      this.store = TokenStores.open(database, prefix, policy, Clock.systemUTC());
    }
  }

  private static Path folder(Optional<String> named, Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    return named
        .map(Path::of)
        .orElseGet(() -> TokenStores.usualFolder(environment, System.getProperty("os.name"), home));
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
