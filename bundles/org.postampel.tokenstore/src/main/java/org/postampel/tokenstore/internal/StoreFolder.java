package org.postampel.tokenstore.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.internal.files.PrivateFolder;

/**
 * The files of a store: who may read them, where they lie, how they are written. The folder has
 * mode 0700 and its files 0600 where the file system knows modes; a symbolic link in place of a
 * file is refused, because it could send the key or the rows elsewhere.
 */
public final class StoreFolder {

  private static final Set<PosixFilePermission> FOR_OTHERS =
      PosixFilePermissions.fromString("---rw-rw-");

  private final Path folder;
  private final Path database;

  /** The files of the store in this folder, which may be missing. */
  public StoreFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.database = this.folder.resolve("store.db");
  }

  Path path() {
    return folder;
  }

  Path database() {
    return database;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path record() {
    return folder.resolve("store.properties");
  }

  Path cache() {
    return folder.resolve("cache");
  }

  /** Whether a database with content is there. */
  boolean hasDatabase() {
    return attributes(database()).map(file -> file.size() > 0).orElse(false);
  }

  /** Whether the database with content is there and still the file with this identity. */
  boolean hasDatabase(Optional<Object> identity) {
    Optional<BasicFileAttributes> found = attributes(database);
    return found.isPresent()
        && found.get().size() > 0
        && Optional.ofNullable(found.get().fileKey()).equals(identity);
  }

  /** Whether this process may change the database. */
  boolean isWritable() {
    return Files.isWritable(folder) && Files.isWritable(database());
  }

  /** What tells this database file from a later one of the same name; empty where unknown. */
  Optional<Object> databaseIdentity() {
    return attributes(database()).map(BasicFileAttributes::fileKey);
  }

  /** Creates the folder and an empty database file where they are missing. */
  void createDatabaseFile() {
    try {
      PrivateFolder.create(folder);
      requirePrivate();
      if (attributes(database()).isEmpty()) {
        Files.createFile(database(), PrivateFolder.ownerOnly("rw-------"));
      }
    } catch (FileAlreadyExistsException e) {
      requirePlainFile(database());
    } catch (IOException e) {
      requireFolders();
      throw new TokenStoreException(Reason.CANNOT_WRITE, folder.toString(), e);
    }
  }

  /** Throws when others may put files of theirs in the place of ours. */
  void requirePrivate() {
    try {
      if (!PrivateFolder.isWritableByOthers(folder)) {
        return;
      }
    } catch (IOException e) {
      throw new TokenStoreException(Reason.CANNOT_OPEN, folder.toString(), e);
    }
    throw new TokenStoreException(
        Reason.CANNOT_OPEN, FailureCodes.FOLDER_NOT_PRIVATE, folder.toString(), null);
  }

  /** Creates an empty file of this name, which must be new. */
  Path createFile(String name) throws IOException {
    return Files.createFile(folder.resolve(name), PrivateFolder.ownerOnly("rw-------"));
  }

  /** The bytes of a file of the store; empty when it is missing. */
  Optional<byte[]> read(Path file, int atMost) {
    if (attributes(file).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(in.readNBytes(atMost));
    } catch (IOException e) {
      throw new TokenStoreException(Reason.CANNOT_OPEN, file.toString(), e);
    }
  }

  /** Writes a file so that it is either there whole and on disk, or as it was before. */
  void writeAtomically(Path file, byte[] content) {
    requirePlainFile(file);
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      Files.deleteIfExists(temporary);
      try (FileChannel channel =
          FileChannel.open(temporary, fresh, PrivateFolder.ownerOnly("rw-------"))) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flushFolder();
    } catch (IOException e) {
      throw new TokenStoreException(Reason.CANNOT_WRITE, file.toString(), e);
    }
  }

  private void flushFolder() {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // Windows opens no folder; there the rename itself is journalled.
      return;
    }
  }

  private void requirePlainFile(Path file) {
    attributes(file);
  }

  /** Says when the store or something above it is no folder, as other failures only follow. */
  private void requireFolders() {
    for (Path part = folder; part != null; part = part.getParent()) {
      if (Files.exists(part) && !Files.isDirectory(part)) {
        throw new TokenStoreException(
            Reason.CANNOT_OPEN, FailureCodes.NOT_A_FOLDER, part.toString(), null);
      }
    }
  }

  /** Whether anybody but the owner may read or change the file, where files have modes. */
  boolean isOpenToOthers(Path file) {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    try {
      return view != null
          && view.readAttributes().permissions().stream().anyMatch(FOR_OTHERS::contains);
    } catch (IOException e) {
      throw new TokenStoreException(Reason.CANNOT_OPEN, file.toString(), e);
    }
  }

  private Optional<BasicFileAttributes> attributes(Path file) {
    BasicFileAttributes found;
    try {
      found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (java.nio.file.NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      requireFolders();
      throw new TokenStoreException(Reason.CANNOT_OPEN, file.toString(), e);
    }
    if (!found.isRegularFile()) {
      throw new TokenStoreException(Reason.CANNOT_OPEN, file.toString(), null);
    }
    return Optional.of(found);
  }
}
