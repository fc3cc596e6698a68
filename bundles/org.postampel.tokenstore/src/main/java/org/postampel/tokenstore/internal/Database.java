package org.postampel.tokenstore.internal;

import java.sql.SQLException;
import java.util.Optional;
import org.postampel.core.credential.TokenStoreException;

/** Where the rows of a store lie: a file of our own, or the database of a host. */
interface Database extends AutoCloseable {

  /** Statements that belong together. */
  @FunctionalInterface
  interface Work<T> {
    T on(Tables tables) throws SQLException;
  }

  /** What makes a new store out of an empty database, and a current one out of an older one. */
  interface FirstWrite {
    /** Throws when a new store may not be made; asks people before anything is locked. */
    void mayCreate();

    /** Fills the new tables, inside the transaction that creates them. */
    void create(Tables tables) throws SQLException;

    /** Brings the rows of the former schema into the new tables, inside one transaction. */
    void migrate(Tables former, Tables current) throws SQLException;
  }

  /** What the work finds out; empty when there is no store yet. Writes nothing. */
  <T> Optional<T> reading(Work<T> work);

  /**
   * What the work finds out in a database that is open, without a look at what it has become: the
   * work itself sees to that by {@link Tables#state()}. Empty when it is not open, when the work
   * finds nothing or fails; then {@link #reading} tells why.
   */
  default <T> Optional<T> glancing(Work<Optional<T>> work) {
    return Optional.empty();
  }

  /**
   * Does the work in one transaction on a database that is open, without a look at what it has
   * become: the work itself sees to that, and everything is as before when it answers false. False
   * as well when it is not open; then {@link #writing} goes the whole way.
   */
  default boolean replacing(Work<Boolean> work) {
    return false;
  }

  /** Does the work in one transaction that no other process can be in; creates the store first. */
  <T> T writing(FirstWrite first, Work<T> work);

  /** The folder or database, for people. */
  String location();

  /** The failure of rows that are not what a store would write. */
  TokenStoreException damaged();

  @Override
  void close();
}
