package org.postampel.check.internal.step;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.postampel.check.CheckRunner;

/** The tables about hosts that come with this bundle, in the folder {@code hosts}. */
final class HostData {

  private HostData() {}

  /**
   * A table.
   *
   * @param name the name of its file
   * @throws UncheckedIOException when the bundle is damaged
   */
  static Properties table(String name) {
    try (InputStream in = CheckRunner.class.getResourceAsStream("hosts/" + name)) {
      if (in == null) {
        throw new IOException(name + " is missing");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        Properties table = new Properties();
        table.load(reader);
        return table;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + name + " cannot be read.", e);
    }
  }
}
