package org.postampel.host.internal.list;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.postampel.core.mailbox.MailboxId;

/**
 * Remembers the last check of each mailbox across runs of the host, in one small file. Losing the
 * file loses nothing but the memory; it is written whole or not at all. Blocking disk access, one
 * thread at a time.
 */
public final class LastChecks {

  private final Path file;
  private Properties read;

  /**
   * The memory in this file, which need not exist; an unreadable one counts as empty. It is read
   * when something is asked for the first time.
   */
  public LastChecks(Path file) {
    this.file = file.toAbsolutePath();
  }

  private Properties properties() {
    if (read == null) {
      read = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        read.load(reader);
      } catch (IOException | IllegalArgumentException none) {
        read.clear();
      }
    }
    return read;
  }

  /**
   * What is remembered of the mailbox.
   *
   * @param settings the fingerprint of its settings today
   */
  public LastCheck of(MailboxId id, String settings) {
    String[] parts = properties().getProperty(id.value(), "").split(" ");
    if (parts.length != 3) {
      return new LastCheck.Never();
    }
    return LastCheck.Done.of(parts[0], parts[1])
        .map(done -> parts[2].equals(settings) ? done : new LastCheck.Outdated(done.finished()))
        .orElseGet(LastCheck.Never::new);
  }

  /**
   * Remembers a check.
   *
   * @param settings the fingerprint of the settings it checked, without white space
   * @throws UncheckedIOException when it cannot be written; it is remembered until the host ends
   */
  public void remember(MailboxId id, LastCheck.Done check, String settings) {
    properties().setProperty(id.value(), check.light() + " " + check.finished() + " " + settings);
    write();
  }

  /** Forgets a mailbox. */
  public void forget(MailboxId id) {
    if (properties().remove(id.value()) != null) {
      write();
    }
  }

  private void write() {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent(), forThisUserAlone());
      try (Writer writer = Files.newBufferedWriter(part)) {
        properties().store(writer, null);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The folder is the one of the token store, which insists on it when it comes first. */
  private FileAttribute<?>[] forThisUserAlone() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
