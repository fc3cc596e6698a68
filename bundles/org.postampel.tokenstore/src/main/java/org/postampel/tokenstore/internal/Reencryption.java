package org.postampel.tokenstore.internal;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.core.credential.SecretName;
import org.postampel.tokenstore.internal.SecretRows.Row;

/**
 * All rows under a new data key, inside one transaction. A row that was damaged stays as it is and
 * is not listed, so that it stays damaged; nothing is deleted.
 */
final class Reencryption {

  private Reencryption() {}

  static void of(Tables former, Tables current, byte[] old, byte[] data) throws SQLException {
    KeyInUse next = new KeyInUse(data);
    Map<Integer, VersionList> parts = new HashMap<>();
    for (SecretName name : SecretRows.names(former).orElse(List.of())) {
      Optional<Row> row = SecretRows.find(former, name);
      Optional<byte[]> plain = plain(former, name, row, old);
      if (plain.isPresent()) {
        Row renewed = Row.seal(next, name, row.get().version(), row.get().updatedAt(), plain.get());
        Arrays.fill(plain.get(), (byte) 0);
        SecretRows.put(current, name, renewed);
        VersionList.Place place = VersionList.placeOf(name);
        parts.computeIfAbsent(place.part(), VersionList::empty).add(place, renewed);
      }
    }
    try (Prepared delete = current.prepare("DELETE FROM @version_list")) {
      delete.executeUpdate();
    }
    for (VersionList part : parts.values()) {
      part.put(current, next);
    }
  }

  private static Optional<byte[]> plain(
      Tables tables, SecretName name, Optional<Row> row, byte[] key) throws SQLException {
    if (tables.schema() > 1) {
      int part = VersionList.part(name);
      Optional<VersionList> list = VersionList.open(part, VersionList.find(tables, part), key);
      if (list.isEmpty() || !list.get().agrees(name, row)) {
        return Optional.empty();
      }
    }
    return row.flatMap(found -> found.open(tables.schema(), name, key));
  }
}
