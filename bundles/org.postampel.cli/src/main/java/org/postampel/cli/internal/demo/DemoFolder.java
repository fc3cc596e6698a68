package org.postampel.cli.internal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.postampel.tokenstore.TokenStores;

/**
 * The folder of a demo: the one that was named and stays, or one in the cache that goes away again.
 *
 * @param path the folder
 * @param temporary whether it is removed in the end
 */
record DemoFolder(Path path, boolean temporary) implements AutoCloseable {

  static DemoFolder of(Optional<Path> named) throws IOException {
    if (named.isPresent()) {
      return new DemoFolder(Files.createDirectories(named.get()).toAbsolutePath(), false);
    }
    String cache = System.getProperty(TokenStores.CACHE_PROPERTY, "");
    Path path =
        cache.isEmpty()
            ? Files.createTempDirectory("postampel-demo-")
            : Files.createTempDirectory(Files.createDirectories(Path.of(cache)), "demo-");
    return new DemoFolder(path.toAbsolutePath(), true);
  }

  @Override
  public synchronized void close() {
    if (!temporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
