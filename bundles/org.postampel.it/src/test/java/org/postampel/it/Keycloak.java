package org.postampel.it;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A Keycloak of our own on loopback with the realm "firma", started by the project's scripts. */
final class Keycloak {

  private final Path folder;
  private final Properties properties = new Properties();
  private boolean stopped;

  private Keycloak(Path folder) {
    this.folder = folder;
  }

  /** Starts it and returns when the realm answers, which takes a minute. */
  static Keycloak start() throws IOException, InterruptedException {
    Keycloak keycloak = new Keycloak(Files.createTempDirectory("keycloak"));
    Runtime.getRuntime().addShutdownHook(new Thread(keycloak::stopQuietly));
    Program.Outcome started =
        Program.runCommand(
            List.of(script("keycloak/start"), keycloak.folder.toString()), "", Map.of());
    if (started.status() != 0) {
      throw new AssertionError("Keycloak did not start: " + started.err() + started.out());
    }
    Path file = keycloak.folder.resolve("keycloak.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      keycloak.properties.load(reader);
    }
    return keycloak;
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
