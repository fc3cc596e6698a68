package org.postampel.tokenstore.internal;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.tokenstore.internal.KeyKeeper.Kept;

/**
 * The key of a store. Rows are encrypted with a random data key; that key lies in the database,
 * encrypted with the wrapping key, beside a check value that only the right wrapping key opens: so
 * a wrong key is told from a damaged database. The same row says where the wrapping key is; the
 * first write decides it. Not safe for several threads by itself: the database's lock sees to that.
 */
final class StoreKey implements Database.FirstWrite {

  private final KeyKeepers keepers;
  private final Database database;
  private final KnownState known;
  private KeyKeeper fresh;
  private KeyRow unlocked;
  private byte[] dataKey = new byte[0];

  StoreKey(KeyKeepers keepers, Database database, KnownState known) {
    this.keepers = keepers;
    this.database = database;
    this.known = known;
  }

  @Override
  public void mayCreate() {
    if (fresh == null) {
      fresh = keepers.forNewStore();
    }
  }

  @Override
  public void create(Tables tables) throws SQLException {
    byte[] data = SealedBox.newKey();
    wrap(tables, fresh, data, false);
    record(fresh.choice());
  }

  @Override
  public void migrate(Tables former, Tables current) throws SQLException {
    byte[] old = dataKey(former).clone();
    byte[] data = SealedBox.newKey();
    byte[] wrapping = wrappingKey(unlocked);
    KeyRow.seal(wrapping, data, unlocked.mode(), unlocked.reference()).put(current);
    Reencryption.of(former, current, old, data);
    wipe(old, data, wrapping);
    forget();
  }

  /** The key of the rows; it belongs to this object and must not be changed. */
  byte[] dataKey(Tables tables) throws SQLException {
    Optional<byte[]> same = known.dataKey(tables);
    return same.isPresent()
        ? same.get()
        : dataKey(KeyRow.find(tables).orElseThrow(database::damaged));
  }

  /** Whether {@link #dataKey(Tables)} answers at once, without asking a person or a vault. */
  boolean isAtHand(Tables tables) throws SQLException {
    return known.dataKey(tables).isPresent()
        || unlocked != null
            && unlocked.isSameAs(KeyRow.find(tables).orElseThrow(database::damaged));
  }

  /** The key in this row, asked for only when it is another one than before. */
  byte[] dataKey(KeyRow row) {
    if (unlocked == null || !unlocked.isSameAs(row)) {
      forget();
      dataKey = unwrap(row);
      unlocked = row;
    }
    return dataKey;
  }

  /** Throws when the key at hand does not open the store; a person is not asked for one. */
  void requireUnlessAsked(KeyRow row) {
    if (mode(row) != WrappingKeyChoice.PASSPHRASE) {
      dataKey(row);
    }
  }

  /** Wipes the key from memory; it is read again when needed. */
  void forget() {
    known.forget();
    Arrays.fill(dataKey, (byte) 0);
    unlocked = null;
  }

  /** What a change of keys will need, asked before anything is locked. */
  KeyKeeper forChange(KeyRow row) {
    WrappingKeyChoice wanted = keepers.policy().choice();
    KeyKeeper next = keepers.of(wanted == WrappingKeyChoice.UNCHOSEN ? mode(row) : wanted);
    next.require();
    return next;
  }

  /** Encrypts everything anew, with a new data key and a new wrapping key. */
  void change(Tables tables, KeyKeeper next) throws SQLException {
    byte[] old = dataKey(tables).clone();
    byte[] data = SealedBox.newKey();
    Reencryption.of(tables, tables, old, data);
    wrap(tables, next, data, true);
    wipe(old);
  }

  /** Writes down the way in force, and lets the former wrapping key go; after the commit only. */
  void changed(KeyRow former, KeyKeeper next) {
    record(next.choice());
    keepers.of(mode(former)).forget(former.reference());
  }

  /** Wraps the data key, which is this object's from now on: nobody is asked for it again. */
  private void wrap(Tables tables, KeyKeeper keeper, byte[] data, boolean replacing)
      throws SQLException {
    Kept kept = keeper.create(replacing);
    KeyRow row = KeyRow.seal(kept.key(), data, keeper.choice().id(), kept.reference());
    wipe(kept.key());
    row.put(tables);
    forget();
    dataKey = data;
    unlocked = row;
  }

  private void record(WrappingKeyChoice choice) {
    boolean several = keepers.severalMachines();
    keepers.folder().map(StoreRecord::new).ifPresent(record -> record.write(choice, several));
  }

  private byte[] unwrap(KeyRow row) {
    byte[] wrapping = wrappingKey(row);
    try {
      Optional<byte[]> opened = row.open(wrapping);
      return opened.orElseThrow(
          () ->
              row.isRightKey(wrapping)
                  ? database.damaged()
                  : keepers.of(mode(row)).wrong(row.reference()));
    } finally {
      wipe(wrapping);
    }
  }

  private byte[] wrappingKey(KeyRow row) {
    // An unreadable record is reported even where nothing depends on it.
    keepers.severalMachines();
    return keepers.of(mode(row)).find(row.reference());
  }

  private WrappingKeyChoice mode(KeyRow row) {
    return WrappingKeyChoice.ofId(row.mode()).orElseThrow(database::damaged);
  }

  private static void wipe(byte[]... keys) {
    for (byte[] key : keys) {
      Arrays.fill(key, (byte) 0);
    }
  }
}
