package org.postampel.tokenstore.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.tokenstore.internal.SecretRows.Row;

/**
 * What was read and proved since the last commit of anybody else: the data key and parts of the
 * version list. It saves reading them again, and never decides that something is damaged: whatever
 * does not agree with it is read anew as a whole. For one thread at a time, inside the work of a
 * database; in a database that cannot say who commits nothing is ever known.
 */
final class KnownState {

  private final VersionList[] parts = new VersionList[VersionList.PARTS];
  private Object state = new Object();
  private byte[] dataKey = new byte[0];
  private KeyInUse keyInUse;

  /** The data key; empty when it has to be read. */
  Optional<byte[]> dataKey(Tables tables) throws SQLException {
    return isCurrent(tables) ? Optional.of(dataKey) : Optional.empty();
  }

  /** Whether a data key is at hand, be it that of a moment ago: a hint, from any thread. */
  boolean hasKey() {
    return keyInUse != null;
  }

  /** This data key, made ready for use again only when it has to be. */
  KeyInUse ready(byte[] key) {
    return keyInUse != null && key == dataKey ? keyInUse : new KeyInUse(key);
  }

  /** The part of the list with this number; empty when it has to be read. */
  Optional<VersionList> part(Tables tables, int part) throws SQLException {
    return isCurrent(tables) ? Optional.ofNullable(parts[part]) : Optional.empty();
  }

  /** The entry, when it is there and agrees with what is known; empty when it has to be judged. */
  Optional<OpenedEntry> read(Tables tables, SecretName name) throws SQLException {
    if (keyInUse == null) {
      return Optional.empty();
    }
    Row row;
    try (Prepared select = tables.prepare(SecretRows.SELECT)) {
      select.setString(1, SecretRows.id(name));
      try (ResultSet found = select.executeQuery()) {
        if (!found.next() || !isCurrent(tables)) {
          return Optional.empty();
        }
        row = SecretRows.of(found, 1);
      }
    }
    VersionList.Place place = VersionList.placeOf(name);
    VersionList list = parts[place.part()];
    return list != null && list.agrees(place, Optional.of(row))
        ? row.open(Schema.CURRENT, name, keyInUse)
            .map(plain -> OpenedEntry.of(row.version(), plain))
        : Optional.empty();
  }

  /**
   * Writes over an entry that is known, which needs no look whether it is still so: its part of the
   * list is replaced only where it is the one that is known, and everybody who writes an entry, or
   * changes the key, writes that part.
   *
   * @return false when the whole way is needed; the transaction is then to be rolled back
   */
  boolean replace(Tables tables, SecretName name, Secret secret, long now) throws SQLException {
    VersionList.Place place = VersionList.placeOf(name);
    VersionList list = parts[place.part()];
    if (keyInUse == null || list == null || list.version(place) == 0) {
      return false;
    }
    long version = list.version(place) + 1;
    Row row = secret.useUtf8(bytes -> Row.seal(keyInUse, name, version, now, bytes));
    list.add(place, row);
    if (list.replace(tables, keyInUse) && SecretRows.replace(tables, name, row)) {
      return true;
    }
    forget();
    return false;
  }

  /**
   * Keeps what was read or written.
   *
   * @param seen the state of the database at that moment
   * @param key stays the caller's, who wipes it only after {@link #forget}
   */
  void learn(Object seen, byte[] key, VersionList part) {
    if (seen != state || key != dataKey) {
      forget();
      state = seen;
      dataKey = key;
      keyInUse = new KeyInUse(key);
    }
    parts[part.part()] = part;
  }

  /** Everything is read anew. */
  void forget() {
    Arrays.fill(parts, null);
    state = new Object();
    dataKey = new byte[0];
    keyInUse = null;
  }

  private boolean isCurrent(Tables tables) throws SQLException {
    return keyInUse != null && tables.state().orElse(null) == state;
  }
}
