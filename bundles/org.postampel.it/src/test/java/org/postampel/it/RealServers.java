package org.postampel.it;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A Dovecot and a Postfix of our own on loopback, started by the project's scripts. */
final class RealServers {

  private final Path folder;
  private final Properties properties = new Properties();

  private RealServers(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts both and returns when all ports answer. They get a folder of their own directly below
   * the temporary folder: Dovecot runs without privileges and must be able to reach it.
   */
  static RealServers start() throws IOException, InterruptedException {
    RealServers servers = new RealServers(Files.createTempDirectory("servers"));
    Runtime.getRuntime().addShutdownHook(new Thread(servers::stopQuietly));
    Program.Outcome started = servers.script("start");
    if (started.status() != 0) {
      throw new AssertionError("the real servers did not start: " + started.err() + started.out());
    }
    try (Reader reader = Files.newBufferedReader(servers.folder.resolve("servers.properties"))) {
      servers.properties.load(reader);
    }
    return servers;
  }

  /** A value of servers.properties, which must exist. */
  String get(String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new AssertionError("servers.properties has no " + key);
    }
    return value;
  }

  /**
   * An access token the servers verify themselves.
   *
   * @param person such as {@code adele}
   * @param seconds until it expires; negative: it has
   * @param claims such as {@code aud=https://elsewhere.test}, instead of the right ones
   */
  String token(String person, int seconds, String... claims)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(scriptOf("token"));
    command.addAll(List.of(folder.toString(), get(person + ".address"), "" + seconds));
    command.addAll(List.of(claims));
    Program.Outcome token = Program.runCommand(command, "", Map.of());
    if (token.status() != 0) {
      throw new AssertionError("no token: " + token.err());
    }
    return token.out().strip();
  }

  /** From now on the tokens of this Keycloak are accepted, instead of those of our own. */
  void trust(Keycloak keycloak) throws IOException, InterruptedException {
    Program.Outcome trusted =
        Program.runCommand(
            List.of(scriptOf("trust"), folder.toString(), keycloak.folder().toString()),
            "",
            Map.of());
    if (trusted.status() != 0) {
      throw new AssertionError("Keycloak is not trusted: " + trusted.err() + trusted.out());
    }
  }

  /** A file below the servers' folder. */
  Path file(String relative) {
    return folder.resolve(relative);
  }

  /** Ends both and waits for their end. */
  void stop() throws IOException, InterruptedException {
    Program.Outcome stopped = script("stop");
    if (stopped.status() != 0) {
      throw new AssertionError("the real servers did not stop: " + stopped.err());
    }
  }

  /** The last chance when the tests themselves are ended. */
  private void stopQuietly() {
    try {
      script("stop");
    } catch (IOException e) {
      System.err.println("the real servers may still run below " + folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Program.Outcome script(String name) throws IOException, InterruptedException {
    return Program.runCommand(List.of(scriptOf(name), folder.toString()), "", Map.of());
  }

  private static String scriptOf(String name) {
    return Distribution.root().resolve("releng/real-servers").resolve(name).toString();
  }
}
