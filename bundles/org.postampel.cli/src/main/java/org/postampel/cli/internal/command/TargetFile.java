package org.postampel.cli.internal.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.UUID;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;

/** A file a person named to write to: afterwards it is there whole, or as it was before. */
final class TargetFile {

  private final Path file;

  private TargetFile(Path file) {
    this.file = file;
  }

  /** The file of this name; refuses what is no file name here. */
  static TargetFile named(String name, Terminal terminal) {
    return new TargetFile(path(name, terminal));
  }

  /** The path with this name; refuses what is none on this machine. */
  static Path path(String name, Terminal terminal) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw terminal.refusal(ExitStatus.USAGE, "usage.no-file-name", name);
    }
  }

  /** Whether writing may work, as far as can be known without writing. */
  boolean isPossible() {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return !Files.isDirectory(file) && Files.isWritable(file);
    }
    Path folder = folder(file.toAbsolutePath());
    return Files.isDirectory(folder) && Files.isWritable(folder);
  }

  /** Replaces the content; a pipe or device is simply written to. */
  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with bytes. */
  void write(byte[] content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, content);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      Files.write(temporary, content);
      keepPermissions(target, temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path folder(Path absolute) {
    return Optional.ofNullable(absolute.getParent()).orElse(absolute);
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (view != null && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
  }
}
