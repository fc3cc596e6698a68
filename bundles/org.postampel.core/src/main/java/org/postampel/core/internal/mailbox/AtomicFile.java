package org.postampel.core.internal.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Replaces the content of a file so that after a crash, a full disk or an error either the old or
 * the new content is there, whole: temporary file in the same folder, flushed, renamed over the
 * target.
 *
 * <p>Where the target is a symbolic link, the link itself is replaced by a file: following it would
 * write outside the folder, to a file that others may share; it stays as it is.
 */
public final class AtomicFile {

  /** Puts bytes on the disk; a test replaces it to play a full disk. */
  @FunctionalInterface
  interface Writing {
    /** Creates the file, writes the bytes and flushes them to the disk. */
    void write(Path file, byte[] bytes) throws IOException;
  }

  private final Writing writing;

  /** Replaces files on the real disk. */
  public AtomicFile() {
    this(AtomicFile::writeAndFlush);
  }

  AtomicFile(Writing writing) {
    this.writing = writing;
  }

  /**
   * Replaces or creates the file; an existing one keeps its permissions.
   *
   * @throws IOException when it could not be done; the target is unharmed
   */
  public void replace(Path target, byte[] bytes) throws IOException {
    String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
    Path temporary = target.resolveSibling(name);
    try {
      writing.write(temporary, bytes);
      keepPermissions(target, temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException alsoFailed) {
        failure.addSuppressed(alsoFailed);
      }
      throw failure;
    }
    flushFolder(target.getParent());
  }

  /** Makes a rename or removal in the folder last, where the platform can do that. */
  static void flushFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notOnThisPlatform) {
      // Windows opens no folders; there the rename itself is written through.
      return;
    }
  }

  private static void writeAndFlush(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (view != null && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
  }
}
