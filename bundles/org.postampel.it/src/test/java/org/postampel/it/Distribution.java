package org.postampel.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The distribution under test. */
final class Distribution {

  private Distribution() {}

  /** The folder that {@code ./run} starts. */
  static Path folder() {
    return Path.of(System.getProperty("postampel.distribution"));
  }

  /** The root of the checkout. */
  static Path root() {
    return Path.of(System.getProperty("postampel.root"));
  }

  /** The jars of the bundles, ours and others'. */
  static List<Path> plugins() {
    return jarsOf(folder().resolve("plugins"));
  }

  /** The jars of our own bundles. */
  static List<Path> ownPlugins() {
    return plugins().stream()
        .filter(jar -> jar.getFileName().toString().startsWith("org.postampel."))
        .toList();
  }

  /** Those of our own bundles that have classes; the user help has pages only. */
  static List<Path> ownPluginsWithClasses() {
    return ownPlugins().stream()
        .filter(jar -> !jar.getFileName().toString().startsWith("org.postampel.help_"))
        .toList();
  }

  /** The jars of a folder, sorted by name. */
  static List<Path> jarsOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
