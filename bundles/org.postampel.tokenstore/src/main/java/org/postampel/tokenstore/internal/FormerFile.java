package org.postampel.tokenstore.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

/** The copy of a database as it was before its schema was raised; nobody deletes it but people. */
final class FormerFile {

  static final String NAME = "store-schema-1.db";

  private FormerFile() {}

  /** Copies the database beside itself, unless an earlier attempt did. */
  static void keep(Connection connection, StoreFolder folder) throws SQLException {
    Path wanted = folder.file(NAME);
    if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Path copy = folder.createFile(NAME + "." + UUID.randomUUID());
      try {
        try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
          vacuum.setString(1, copy.toString());
          vacuum.execute();
        }
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(copy, wanted, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new TokenStoreException(Reason.CANNOT_WRITE, wanted.toString(), e);
    }
  }
}
