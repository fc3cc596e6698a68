package org.postampel.tokenstore.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.internal.SecretRows.Row;
import org.postampel.tokenstore.internal.vault.OperatingSystemVault;

/** A store of AES-256-GCM rows, one row an entry, in whatever database. */
public final class EncryptedTokenStore implements TokenStore {

  private final Database database;
  private final KnownState known = new KnownState();
  private final StoreKey key;
  private final Clock clock;
  private final NameLocks locks = new NameLocks();
  private final LeasedWork leases;

  /** The store in this database; nothing is read or written yet. */
  EncryptedTokenStore(Database database, KeyKeepers keepers, Clock clock) {
    this(database, keepers, clock, System::nanoTime);
  }

  /** The same with the steady clock that leases are watched by. */
  EncryptedTokenStore(Database database, KeyKeepers keepers, Clock clock, LongSupplier nanoTime) {
    this.database = database;
    this.key = new StoreKey(keepers, database, known);
    this.clock = clock;
    this.leases = new LeasedWork(database, key, nanoTime);
  }

  /** The store in a folder; nothing is read or written yet. */
  public static EncryptedTokenStore inFolder(Path place, KeyPolicy policy, Clock clock) {
    StoreFolder folder = new StoreFolder(place);
    OperatingSystemVault vault = OperatingSystemVault.ofThisMachine(NativeCache.of(folder));
    return inFolder(folder, policy, vault, clock);
  }

  /** The same with this vault. */
  static EncryptedTokenStore inFolder(
      StoreFolder folder, KeyPolicy policy, OperatingSystemVault vault, Clock clock) {
    Database database = new StoreDatabase(folder);
    return new EncryptedTokenStore(
        database, new KeyKeepers(database, policy, Optional.of(folder), vault), clock);
  }

  /**
   * The store in a host's database; nothing is read or written yet.
   *
   * @param prefix what the names of its tables begin with
   */
  public static EncryptedTokenStore inDatabase(
      DataSource source, String prefix, KeyPolicy policy, Clock clock) {
    HostDatabase database = new HostDatabase(source, prefix);
    KeyKeepers keepers =
        new KeyKeepers(
            database, policy.onSeveralMachines(), Optional.empty(), OperatingSystemVault.none());
    return new EncryptedTokenStore(database, keepers, clock);
  }

  @Override
  public Optional<Secret> read(SecretName name) {
    return entry(name).map(OpenedEntry::secret);
  }

  @Override
  public void write(SecretName name, Secret secret) {
    if (database.replacing(tables -> known.replace(tables, name, secret, clock.millis()))) {
      return;
    }
    if (!known.hasKey()) {
      unlock();
    }
    // The key at hand is not the one in force after another process changed it.
    while (!database.writing(key, tables -> key.isAtHand(tables) && put(tables, name, secret))) {
      unlock();
    }
  }

  @Override
  public boolean remove(SecretName name) {
    boolean there =
        database
            .reading(tables -> Lookup.find(tables, name).filter(found -> !found.isEmpty()))
            .flatMap(Function.identity())
            .isPresent();
    if (!there) {
      return false;
    }
    unlock();
    return database.writing(
        key,
        tables -> {
          byte[] dataKey = key.dataKey(tables);
          VersionList list = list(tables, VersionList.part(name), dataKey);
          boolean listed = list.knows(name);
          if (listed) {
            list.remove(name);
            list.put(tables, known.ready(dataKey));
          }
          return SecretRows.remove(tables, name) || listed;
        });
  }

  @Override
  public List<SecretName> names() {
    return database
        .reading(SecretRows::names)
        .map(names -> names.orElseThrow(database::damaged))
        .orElse(List.of());
  }

  @Override
  public <T> T exclusively(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    return locks.holding(
        name,
        () -> {
          boolean exists = database.reading(tables -> true).isPresent();
          return exists ? leased(name, change) : first(name, change);
        });
  }

  @Override
  public TokenStoreStatus status() {
    int entries = names().size();
    String location = database.location();
    return database
        .reading(
            tables -> {
              KeyRow row = KeyRow.find(tables).orElseThrow(database::damaged);
              key.requireUnlessAsked(row);
              return new TokenStoreStatus(location, row.mode(), tables.schema(), entries);
            })
        .orElseGet(() -> new TokenStoreStatus(location, "none", 0, 0));
  }

  /** Encrypts everything anew with new keys, protected as the policy says (else as before). */
  public void changeKeys() {
    unlock();
    KeyRow former =
        database
            .reading(KeyRow::find)
            .flatMap(Function.identity())
            .orElseThrow(
                () -> new TokenStoreException(Reason.CANNOT_OPEN, database.location(), null));
    KeyKeeper next = key.forChange(former);
    KeyRow replaced =
        database.writing(
            key,
            tables -> {
              KeyRow row = KeyRow.find(tables).orElseThrow(database::damaged);
              key.change(tables, next);
              return row;
            });
    key.changed(replaced, next);
  }

  /** Throws when the first write would be refused for want of a key. */
  public void requireKey() {
    if (database.reading(tables -> true).isEmpty()) {
      key.mayCreate();
    }
  }

  @Override
  public void close() {
    leases.close();
    database.close();
    key.forget();
  }

  /**
   * Without a store there is no lease, and making a store only to look into it would be a write
   * nobody asked for. When another process makes one meanwhile, the decision is taken again.
   */
  private <T> T first(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    Change<T> decided = change.apply(Optional.empty());
    try {
      if (decided.keep().isEmpty()
          || database.writing(
              key, tables -> putIfUnchanged(tables, name, 0, decided.keep().get()))) {
        return decided.result();
      }
    } finally {
      decided.keep().ifPresent(Secret::close);
    }
    return leased(name, change);
  }

  private <T> T leased(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    return leases.holding(name, () -> decided(name, change));
  }

  private <T> T decided(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    Optional<OpenedEntry> current = entry(name);
    Optional<Secret> lent = current.map(entry -> entry.secret().copy());
    Optional<Secret> kept = Optional.empty();
    try {
      Change<T> decided = change.apply(lent);
      kept = decided.keep();
      if (kept.isPresent() && !kept.equals(current.map(OpenedEntry::secret))) {
        long expected = current.map(OpenedEntry::version).orElse(0L);
        // False when the lease was lost meanwhile: then the newer secret of the other one stays.
        database.writing(
            key, tables -> putIfUnchanged(tables, name, expected, decided.keep().get()));
      }
      return decided.result();
    } finally {
      current.map(OpenedEntry::secret).ifPresent(Secret::close);
      lent.ifPresent(Secret::close);
      kept.ifPresent(Secret::close);
    }
  }

  private Optional<OpenedEntry> entry(SecretName name) {
    Optional<OpenedEntry> glanced = database.glancing(tables -> known.read(tables, name));
    return glanced.isPresent()
        ? glanced
        : database
            .reading(
                tables -> {
                  Lookup found = Lookup.find(tables, name).orElseThrow(database::damaged);
                  return found.isEmpty() ? Optional.<OpenedEntry>empty() : open(name, found);
                })
            .flatMap(Function.identity());
  }

  private Optional<OpenedEntry> open(SecretName name, Lookup found) {
    byte[] dataKey = key.dataKey(found.key());
    int schema = found.key().schema();
    if (schema > 1) {
      VersionList list =
          found
              .openList(name, dataKey)
              .filter(opened -> opened.agrees(name, found.row()))
              .orElseThrow(() -> damagedEntry(name));
      found.state().ifPresent(state -> known.learn(state, dataKey, list));
    }
    if (found.row().isEmpty()) {
      return Optional.empty();
    }
    Row row = found.row().get();
    byte[] plain = row.open(schema, name, dataKey).orElseThrow(() -> damagedEntry(name));
    return Optional.of(OpenedEntry.of(row.version(), plain));
  }

  /** Opens the store before a transaction begins, because that may take a person's time. */
  private void unlock() {
    if (database.glancing(known::dataKey).isEmpty()) {
      database.reading(key::dataKey);
    }
  }

  private boolean putIfUnchanged(Tables tables, SecretName name, long expected, Secret secret)
      throws SQLException {
    if (SecretRows.version(tables, name) != expected) {
      return false;
    }
    put(tables, name, VersionList.placeOf(name), expected, secret);
    return true;
  }

  private boolean put(Tables tables, SecretName name, Secret secret) throws SQLException {
    VersionList.Place place = VersionList.placeOf(name);
    // What is known was proved, and inside the transaction nobody changes it.
    long listed = known.part(tables, place.part()).map(list -> list.version(place)).orElse(0L);
    put(tables, name, place, listed > 0 ? listed : SecretRows.version(tables, name), secret);
    return true;
  }

  private void put(
      Tables tables, SecretName name, VersionList.Place place, long former, Secret secret)
      throws SQLException {
    byte[] dataKey = key.dataKey(tables);
    KeyInUse ready = known.ready(dataKey);
    long now = clock.millis();
    Row row = secret.useUtf8(bytes -> Row.seal(ready, name, former + 1, now, bytes));
    SecretRows.put(tables, name, row);
    VersionList list = list(tables, place.part(), dataKey);
    list.add(place, row);
    list.put(tables, ready);
    tables.state().ifPresent(state -> known.learn(state, dataKey, list));
  }

  /** The part of the list for this entry; one that is damaged begins anew and trusts no row. */
  private VersionList list(Tables tables, int part, byte[] dataKey) throws SQLException {
    Optional<VersionList> same = known.part(tables, part);
    return same.isPresent()
        ? same.get()
        : VersionList.open(part, VersionList.find(tables, part), dataKey)
            .orElseGet(() -> VersionList.empty(part));
  }

  private static TokenStoreException damagedEntry(SecretName name) {
    return new TokenStoreException(
        Reason.DAMAGED, FailureCodes.DAMAGED_ENTRY, name.kind() + " " + name.owner(), null);
  }
}
