package org.postampel.tokenstore.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The right to change one entry, for one owner at a time and for a limited time: a transaction
 * would be too long while a token request is under way, and a lock file would outlive its owner.
 */
final class Leases {

  /** How long a lease lasts when its owner dies; a living owner renews it three times as often. */
  static final Duration LENGTH = Duration.ofSeconds(60);

  private Leases() {}

  /**
   * Takes the lease if nobody else has it. One that ends later than any lease can was written
   * before the clock was set back, and counts as ended.
   */
  static boolean take(Tables tables, String id, String owner, long now) throws SQLException {
    try (PreparedStatement delete =
        tables.prepare("DELETE FROM @lease WHERE id = ? AND (expires_at <= ? OR expires_at > ?)")) {
      delete.setString(1, id);
      delete.setLong(2, now);
      delete.setLong(3, now + LENGTH.toMillis());
      delete.executeUpdate();
    }
    if (isTaken(tables, id)) {
      return false;
    }
    try (PreparedStatement insert =
        tables.prepare("INSERT INTO @lease (id, owner, expires_at) VALUES (?, ?, ?)")) {
      insert.setString(1, id);
      insert.setString(2, owner);
      insert.setLong(3, now + LENGTH.toMillis());
      return insert.executeUpdate() == 1;
    }
  }

  private static boolean isTaken(Tables tables, String id) throws SQLException {
    try (PreparedStatement select = tables.prepare("SELECT 1 FROM @lease WHERE id = ?")) {
      select.setString(1, id);
      try (ResultSet found = select.executeQuery()) {
        return found.next();
      }
    }
  }

  static void renew(Tables tables, String id, String owner, long now) throws SQLException {
    try (PreparedStatement update =
        tables.prepare("UPDATE @lease SET expires_at = ? WHERE id = ? AND owner = ?")) {
      update.setLong(1, now + LENGTH.toMillis());
      update.setString(2, id);
      update.setString(3, owner);
      update.executeUpdate();
    }
  }

  static void release(Tables tables, String id, String owner) throws SQLException {
    try (PreparedStatement delete =
        tables.prepare("DELETE FROM @lease WHERE id = ? AND owner = ?")) {
      delete.setString(1, id);
      delete.setString(2, owner);
      delete.executeUpdate();
    }
  }
}
