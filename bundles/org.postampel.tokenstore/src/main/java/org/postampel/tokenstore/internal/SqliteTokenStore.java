package org.postampel.tokenstore.internal;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.tokenstore.internal.SecretRows.Row;

/** A store in a folder: AES-256-GCM rows in SQLite, one row an entry. */
public final class SqliteTokenStore implements TokenStore {

  private static final long FIRST_PAUSE_MILLIS = 2;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final StoreFolder folder;
  private final StoreDatabase database;
  private final StoreKey key;
  private final Clock clock;
  private final NameLocks locks = new NameLocks();
  private final LeaseRenewal renewal = new LeaseRenewal();

  /** The store in the folder; nothing is read or written yet. */
  public SqliteTokenStore(StoreFolder folder, WrappingKeyChoice choice, Clock clock) {
    this.folder = folder;
    this.database = new StoreDatabase(folder);
    this.key = new StoreKey(folder, choice);
    this.clock = clock;
  }

  @Override
  public Optional<Secret> read(SecretName name) {
    return version(name).map(Version::secret);
  }

  @Override
  public void write(SecretName name, Secret secret) {
    database.writing(
        key,
        connection -> {
          put(connection, name, SecretRows.version(connection, name), secret);
          return name;
        });
  }

  @Override
  public boolean remove(SecretName name) {
    boolean there =
        database
            .reading(connection -> SecretRows.version(connection, name))
            .filter(version -> version != 0)
            .isPresent();
    return there && database.writing(key, connection -> SecretRows.remove(connection, name));
  }

  @Override
  public List<SecretName> names() {
    return database
        .reading(SecretRows::names)
        .map(names -> names.orElseThrow(() -> damaged(folder.database().toString())))
        .orElse(List.of());
  }

  @Override
  public <T> T exclusively(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    return locks.holding(
        name,
        () -> {
          boolean exists = database.reading(connection -> true).isPresent();
          return exists ? leased(name, change) : first(name, change);
        });
  }

  @Override
  public TokenStoreStatus status() {
    int entries = names().size();
    return database
        .reading(connection -> Schema.number(connection, folder))
        .map(
            schema ->
                new TokenStoreStatus(
                    folder.path().toString(),
                    key.recorded().map(WrappingKeyChoice::id).orElse("none"),
                    schema,
                    entries))
        .orElseGet(() -> new TokenStoreStatus(folder.path().toString(), "none", 0, 0));
  }

  @Override
  public void close() {
    renewal.close();
    database.close();
    key.forget();
  }

  /**
   * Without a store there is no lease, and making a store only to look into it would be a write
   * nobody asked for. When another process makes one meanwhile, the decision is taken again.
   */
  private <T> T first(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    Change<T> decided = change.apply(Optional.empty());
    if (decided.keep().isEmpty()) {
      return decided.result();
    }
    boolean stored =
        database.writing(
            key, connection -> putIfUnchanged(connection, name, 0, decided.keep().get()));
    return stored ? decided.result() : leased(name, change);
  }

  private <T> T leased(SecretName name, Function<Optional<Secret>, Change<T>> change) {
    String id = SecretRows.id(name);
    String owner = UUID.randomUUID().toString();
    take(name, id, owner);
    ScheduledFuture<?> renewing = renewal.every(Leases.LENGTH.dividedBy(3), () -> renew(id, owner));
    try {
      Optional<Version> current = version(name);
      Change<T> decided = change.apply(current.map(version -> version.secret().copy()));
      boolean changed =
          decided.keep().isPresent() && !decided.keep().equals(current.map(Version::secret));
      if (changed) {
        long expected = current.map(Version::number).orElse(0L);
        // False when the lease was lost meanwhile: then the newer secret of the other one stays.
        database.writing(
            key, connection -> putIfUnchanged(connection, name, expected, decided.keep().get()));
      }
      current.ifPresent(version -> version.secret().close());
      return decided.result();
    } finally {
      renewing.cancel(false);
      release(id, owner);
    }
  }

  private void take(SecretName name, String id, String owner) {
    long pause = FIRST_PAUSE_MILLIS;
    while (!database.writing(
        key, connection -> Leases.take(connection, id, owner, clock.millis()))) {
      try {
        Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
      } catch (InterruptedException e) {
        throw NameLocks.interrupted(name, e);
      }
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }
  }

  private void renew(String id, String owner) {
    database.writing(
        key,
        connection -> {
          Leases.renew(connection, id, owner, clock.millis());
          return id;
        });
  }

  private void release(String id, String owner) {
    try {
      database.writing(
          key,
          connection -> {
            Leases.release(connection, id, owner);
            return id;
          });
    } catch (TokenStoreException e) {
      // A lease that cannot be given back ends by itself, and the real outcome must not be hidden.
      return;
    }
  }

  /**
   * A secret as it was read.
   *
   * @param number the version of its row
   * @param secret the decrypted content
   */
  private record Version(long number, Secret secret) {}

  private Optional<Version> version(SecretName name) {
    return database
        .reading(
            connection -> {
              Optional<Row> row = SecretRows.find(connection, name);
              return row.isEmpty()
                  ? Optional.<Version>empty()
                  : Optional.of(open(name, row.get(), key.dataKey(connection)));
            })
        .flatMap(Function.identity());
  }

  private Version open(SecretName name, Row row, byte[] dataKey) {
    byte[] plain =
        row.box()
            .open(dataKey, Row.place(name, row.version(), row.updatedAt()))
            .orElseThrow(() -> damaged(name.kind() + " " + name.owner()));
    try {
      return new Version(row.version(), Secret.ofUtf8(plain));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private boolean putIfUnchanged(
      java.sql.Connection connection, SecretName name, long expected, Secret secret)
      throws java.sql.SQLException {
    if (SecretRows.version(connection, name) != expected) {
      return false;
    }
    put(connection, name, expected, secret);
    return true;
  }

  private void put(java.sql.Connection connection, SecretName name, long former, Secret secret)
      throws java.sql.SQLException {
    byte[] dataKey = key.dataKey(connection);
    long version = former + 1;
    long now = clock.millis();
    SealedBox box =
        secret.useUtf8(bytes -> SealedBox.seal(dataKey, bytes, Row.place(name, version, now)));
    SecretRows.put(connection, name, new Row(version, box, now));
  }

  private static TokenStoreException damaged(String location) {
    return new TokenStoreException(Reason.DAMAGED, location, null);
  }
}
