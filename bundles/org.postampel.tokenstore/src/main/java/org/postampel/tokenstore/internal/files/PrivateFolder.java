package org.postampel.tokenstore.internal.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Folders that nobody but their owner may change, where folders have owners and modes. */
public final class PrivateFolder {

  private static final Set<PosixFilePermission> WRITE_OF_OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final String NOBODY_KNOWS = "?";

  private PrivateFolder() {}

  /** Creates a folder that only its owner may enter, and the missing ones above it. */
  public static void create(Path wanted) throws IOException {
    if (!Files.isDirectory(wanted)) {
      Files.createDirectories(wanted, ownerOnly("rwx------"));
    }
  }

  /** What gives a new file or folder these permissions; nothing where there are none. */
  public static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Whether group or others may put files into this folder; false when it is missing. */
  public static boolean isWritableByOthers(Path folder) throws IOException {
    return attributes(folder)
        .map(found -> found.permissions().stream().anyMatch(WRITE_OF_OTHERS::contains))
        .orElse(false);
  }

  /**
   * Whether what lies in this folder was put there by this person or by the administrator; true
   * when it is missing.
   */
  public static boolean isTrusted(Path folder) throws IOException {
    String user = System.getProperty("user.name", NOBODY_KNOWS);
    return !isWritableByOthers(folder)
        && attributes(folder)
            .map(found -> found.owner().getName())
            .filter(owner -> !user.equals(NOBODY_KNOWS))
            .map(owner -> owner.equals(user) || owner.equals("root"))
            .orElse(true);
  }

  private static Optional<PosixFileAttributes> attributes(Path folder) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    return view == null || !Files.exists(folder)
        ? Optional.empty()
        : Optional.of(view.readAttributes());
  }
}
