package org.postampel.tokenstore.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The rows that say who may change an entry: one owner at a time, and for a limited time, because a
 * transaction would be too long while a token request is under way. No row holds a time: an owner
 * counts its renewals, and those who wait count how long they saw none, see {@link LeaseWatch}.
 */
final class Leases {

  /**
   * A lease as it was seen.
   *
   * @param owner who has it
   * @param renewed how often the owner renewed it
   * @param waited the steps that others waited in vain since it was taken or renewed
   */
  record Lease(String owner, long renewed, long waited) {}

  private static final String SEEN = " WHERE id = ? AND owner = ? AND renewed = ? AND waited = ?";

  private Leases() {}

  /** The lease of an entry; empty when it is free. */
  static Optional<Lease> find(Tables tables, String id) throws SQLException {
    try (Prepared select =
        tables.prepare("SELECT owner, renewed, waited FROM @entry_lease WHERE id = ?")) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Lease(row.getString(1), row.getLong(2), row.getLong(3)))
            : Optional.empty();
      }
    }
  }

  /** Takes the lease when it is free, or was taken by a connection that was lost in this moment. */
  static boolean take(Tables tables, String id, String owner) throws SQLException {
    Optional<Lease> found = find(tables, id);
    if (found.isPresent()) {
      return found.get().owner().equals(owner);
    }
    try (Prepared insert =
        tables.prepare(
            "INSERT INTO @entry_lease (id, owner, renewed, waited) VALUES (?, ?, 0, 0)")) {
      insert.setString(1, id);
      insert.setString(2, owner);
      return insert.executeUpdate() == 1;
    }
  }

  /** Adds to the steps that were waited in vain; does nothing when the lease changed meanwhile. */
  static void wait(Tables tables, String id, Lease seen, long steps) throws SQLException {
    try (Prepared update = tables.prepare("UPDATE @entry_lease SET waited = waited + ?" + SEEN)) {
      update.setLong(1, steps);
      bind(update, 2, id, seen);
      update.executeUpdate();
    }
  }

  /** Takes the lease from an owner that is gone; false when it changed meanwhile. */
  static boolean takeOver(Tables tables, String id, Lease seen, String owner) throws SQLException {
    try (Prepared update =
        tables.prepare("UPDATE @entry_lease SET owner = ?, renewed = 0, waited = 0" + SEEN)) {
      update.setString(1, owner);
      bind(update, 2, id, seen);
      return update.executeUpdate() == 1;
    }
  }

  static void renew(Tables tables, String id, String owner) throws SQLException {
    try (Prepared update =
        tables.prepare(
            "UPDATE @entry_lease SET renewed = renewed + 1, waited = 0"
                + " WHERE id = ? AND owner = ?")) {
      update.setString(1, id);
      update.setString(2, owner);
      update.executeUpdate();
    }
  }

  static void release(Tables tables, String id, String owner) throws SQLException {
    try (Prepared delete = tables.prepare("DELETE FROM @entry_lease WHERE id = ? AND owner = ?")) {
      delete.setString(1, id);
      delete.setString(2, owner);
      delete.executeUpdate();
    }
  }

  private static void bind(Prepared statement, int first, String id, Lease seen)
      throws SQLException {
    statement.setString(first, id);
    statement.setString(first + 1, seen.owner());
    statement.setLong(first + 2, seen.renewed());
    statement.setLong(first + 3, seen.waited());
  }
}
