package org.postampel.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The folder in which a framework keeps what it unpacks, for one run: two runs at the same time
 * must not share it. It is gone afterwards, also when a signal ends the program.
 */
final class FrameworkCache implements AutoCloseable {

  private final Path folder;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread signalled;

  private FrameworkCache(Path folder, Duration patience) {
    this.folder = folder;
    this.signalled = new Thread(() -> deleteAfter(patience), "postampel-framework-cache");
  }

  /**
   * An empty folder.
   *
   * @param caches where it is made
   * @param kind the beginning of its name
   * @param patience how long a signal leaves the application to come to its end by itself
   * @throws IllegalStateException when the program is ending already
   */
  static FrameworkCache create(Path caches, String kind, Duration patience) throws IOException {
    Path folder = Files.createTempDirectory(Files.createDirectories(caches), kind + "-");
    FrameworkCache cache = new FrameworkCache(folder, patience);
    try {
      Runtime.getRuntime().addShutdownHook(cache.signalled);
    } catch (IllegalStateException ending) {
      delete(folder);
      throw ending;
    }
    return cache;
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    try {
      delete(folder);
    } finally {
      closed.countDown();
      forget(signalled);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The machine is going down already, and the hook has nothing left to do.
      return;
    }
  }

  private void deleteAfter(Duration patience) {
    try {
      if (closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The framework still runs, so a file may come back while the folder is being emptied.
    for (int attempt = 0; attempt < 3 && Files.exists(folder); attempt++) {
      try {
        delete(folder);
      } catch (IOException | UncheckedIOException e) {
        continue;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
