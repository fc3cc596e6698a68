package org.postampel.testkit.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The ports of the last start, which the next start takes again where they are free. */
final class DemoPorts {
  private static final String FILE = "ports.properties";

  private final Path file;
  private final Properties ports = new Properties();

  DemoPorts(Path folder) throws IOException {
    this.file = folder.resolve(FILE);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        ports.load(reader);
      } catch (IllegalArgumentException e) {
        ports.clear(); // damaged: free ports will do
      }
    }
  }

  /** Opens something on its last port, or on a free one. */
  <T> T open(String name, Opening<T> opening) throws IOException {
    String last = ports.getProperty(name, "0");
    int port = last.matches("\\d{1,5}") ? Integer.parseInt(last) : 0;
    if (port > 0 && port < 65536) {
      try {
        return opening.on(port);
      } catch (IOException e) {
        return opening.on(0); // somebody else has it now
      }
    }
    return opening.on(0);
  }

  void remember(String name, int port) {
    ports.setProperty(name, Integer.toString(port));
  }

  void save() throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      ports.store(writer, "ports of the demo tenant");
    }
  }

  /** Starts a server on a port, 0 meaning a free one. */
  @FunctionalInterface
  interface Opening<T> {
    T on(int port) throws IOException;
  }
}
