package org.postampel.core.internal.mailbox;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.postampel.core.mailbox.MailboxStorageException;

/** Turns what the platform said into a code. */
final class StorageFailure {

  /** Less free space than this counts as a full disk, as the platform's words are translated. */
  private static final long NEEDED = 2L * MailboxFileReader.LIMIT;

  private static final String[] FULL = {
    "no space left", "not enough space", "quota", "file too large"
  };

  private StorageFailure() {}

  /**
   * The exception for a failed write or removal.
   *
   * @param otherwise the code when neither space nor permission is to blame
   */
  static MailboxStorageException of(IOException failure, Path file, String otherwise) {
    String name = file.getFileName().toString();
    String said = said(failure);
    String words = said.toLowerCase(Locale.ROOT);
    if (otherwise.equals(StorageCodes.NOT_WRITTEN)
        && (Stream.of(FULL).anyMatch(words::contains) || hasNoSpace(file))) {
      return new MailboxStorageException(StorageCodes.DISK_FULL, failure, name);
    }
    if (failure instanceof AccessDeniedException || words.contains("read-only")) {
      String folder = file.getParent().toString();
      return new MailboxStorageException(StorageCodes.NOT_ALLOWED, failure, name, folder);
    }
    return new MailboxStorageException(otherwise, failure, name, said);
  }

  private static String said(IOException failure) {
    String reason =
        failure instanceof FileSystemException specific && specific.getReason() != null
            ? specific.getReason()
            : failure.getMessage();
    return Objects.requireNonNullElse(reason, failure.getClass().getSimpleName());
  }

  private static boolean hasNoSpace(Path file) {
    try {
      return Files.getFileStore(file.getParent()).getUsableSpace() < NEEDED;
    } catch (IOException unknown) {
      return false;
    }
  }
}
