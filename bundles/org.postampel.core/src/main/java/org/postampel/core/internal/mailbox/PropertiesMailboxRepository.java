package org.postampel.core.internal.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.internal.mailbox.MailboxFileReader.Reading;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.mailbox.MailboxStorageException;

/**
 * Mailboxes as {@code <id>.properties} files in one folder. Reading takes no lock, as files are
 * replaced whole; changes are made one after the other within this object.
 */
public final class PropertiesMailboxRepository implements MailboxRepository {

  private static final String SUFFIX = ".properties";

  private final Path folder;
  private final AtomicFile atomicFile;

  /**
   * The mailboxes of a folder.
   *
   * @param folder need not exist yet; the first save creates it, for this user alone
   */
  public PropertiesMailboxRepository(Path folder) {
    this(folder, new AtomicFile());
  }

  PropertiesMailboxRepository(Path folder, AtomicFile atomicFile) {
    this.folder = folder.toAbsolutePath().normalize();
    this.atomicFile = atomicFile;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public List<MailboxEntry> list() {
    List<MailboxEntry> entries = new ArrayList<>();
    List<String> illegal = new ArrayList<>();
    Set<MailboxId> taken = new HashSet<>();
    for (String name : names()) {
      String id = name.substring(0, name.length() - SUFFIX.length());
      if (MailboxId.isLegal(id)) {
        taken.add(new MailboxId(id));
        entries.add(entry(new MailboxId(id)));
      } else {
        illegal.add(name);
      }
    }
    for (String name : illegal) {
      String stem = name.substring(0, name.length() - SUFFIX.length());
      MailboxId id = MailboxId.suggested(stem, taken::contains);
      taken.add(id);
      MailboxFileDefect defect =
          new MailboxFileDefect(name, 0, DefectCodes.ILLEGAL_NAME, List.of(id + SUFFIX));
      entries.add(new MailboxEntry.Broken(id, defect));
    }
    entries.sort(Comparator.comparing(MailboxEntry::id));
    return List.copyOf(entries);
  }

  @Override
  public Optional<MailboxEntry> find(MailboxId id) {
    if (Files.exists(file(id), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(entry(id));
    }
    return list().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  @Override
  public synchronized void save(MailboxId id, MailboxDraft draft) {
    Path file = file(id);
    MailboxDocument document = MailboxDocument.empty();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Reading earlier = MailboxFileReader.read(file);
      if (earlier.text().isEmpty()) {
        // Whatever is in there could not be kept.
        throw new MailboxStorageException(StorageCodes.EARLIER_BROKEN, null, id + SUFFIX);
      }
      document = MailboxDocument.of(earlier.text().get());
      if (document.draft().equals(draft)) {
        return;
      }
    }
    document.take(draft);
    try {
      byte[] bytes = encoded(document.text());
      if (bytes.length > MailboxFileReader.LIMIT) {
        throw new MailboxStorageException(StorageCodes.TOO_LARGE, null, id + SUFFIX);
      }
      createFolder();
      atomicFile.replace(file, bytes);
    } catch (IOException failure) {
      throw StorageFailure.of(failure, file, StorageCodes.NOT_WRITTEN);
    }
  }

  @Override
  public synchronized boolean remove(MailboxId id) {
    Path file = file(id);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("it is a folder");
      }
      Files.delete(file);
    } catch (IOException failure) {
      throw StorageFailure.of(failure, file, StorageCodes.NOT_REMOVED);
    }
    AtomicFile.flushFolder(folder);
    return true;
  }

  private MailboxEntry entry(MailboxId id) {
    return MailboxTextFormat.read(id, file(id));
  }

  private Path file(MailboxId id) {
    return folder.resolve(id + SUFFIX);
  }

  /** The names of the mailbox files, sorted; hidden ones are ours or an editor's. */
  private List<String> names() {
    if (Files.notExists(folder)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX) && !name.startsWith(".")) {
          names.add(name);
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      throw new MailboxStorageException(
          StorageCodes.FOLDER_UNREADABLE, unreadable, folder.toString());
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  private void createFolder() {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] forThisUserAlone =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
              }
              : new FileAttribute<?>[0];
      Files.createDirectories(folder, forThisUserAlone);
    } catch (IOException failure) {
      throw new MailboxStorageException(StorageCodes.NO_FOLDER, failure, folder.toString());
    }
  }

  private static byte[] encoded(String text) throws IOException {
    ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
