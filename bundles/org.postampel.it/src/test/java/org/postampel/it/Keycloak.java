package org.postampel.it;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Keycloak of our own on loopback with the realm "firma", started by the project's scripts. */
final class Keycloak {

  /** The very first start on a machine also fetches the server and compiles it. */
  private static final long PATIENCE_MINUTES = 8;

  private static Keycloak only;

  private final Path folder;
  private final Process starting;
  private final Properties properties = new Properties();
  private boolean stopped;

  private Keycloak(Path folder) throws IOException {
    this.folder = folder;
    this.starting =
        new ProcessBuilder(script("keycloak/start"), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said().toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopQuietly));
  }

  /**
   * Begins to start it in the background, unless that was done before. It needs most of a minute,
   * in which other tests can run.
   */
  static synchronized void begin() throws IOException {
    if (only == null) {
      only = new Keycloak(Files.createTempDirectory("keycloak"));
    }
  }

  /** The one of this test run; returns when the realm answers. */
  static synchronized Keycloak running() throws IOException, InterruptedException {
    begin();
    if (!only.starting.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)
        || only.starting.exitValue() != 0) {
      throw new AssertionError("Keycloak did not start: " + Files.readString(only.said()));
    }
    try (Reader reader = Files.newBufferedReader(only.folder.resolve("keycloak.properties"))) {
      only.properties.load(reader);
    }
    return only;
  }

  /** Beside the folder, which must be empty when the script begins. */
  private Path said() {
    return folder.resolveSibling(folder.getFileName() + ".txt");
  }

  /** Where it lives. */
  Path folder() {
    return folder;
  }

  /** A value of keycloak.properties, which must exist. */
  String get(String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new AssertionError("keycloak.properties has no " + key);
    }
    return value;
  }

  /** Ends it and waits for its end; the second call does nothing. */
  synchronized void stop() throws IOException, InterruptedException {
    if (!stopped) {
      stopped = true;
      Program.Outcome ended =
          Program.runCommand(List.of(script("stop"), folder.toString()), "", Map.of());
      if (ended.status() != 0) {
        throw new AssertionError("Keycloak did not stop: " + ended.err());
      }
    }
  }

  /** Ends it and deletes its files: half a gigabyte nobody needs again. */
  void remove() throws IOException, InterruptedException {
    stop();
    Files.deleteIfExists(said());
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** The last chance when the tests themselves are ended. */
  private void stopQuietly() {
    try {
      starting.destroy();
      starting.waitFor();
      remove();
    } catch (IOException e) {
      System.err.println("Keycloak may still run below " + folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String script(String name) {
    return Distribution.root().resolve("releng/real-servers").resolve(name).toString();
  }
}
