package org.postampel.testkit.internal.authority;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** The table of Entra's refusals, {@code entra-errors.properties}. */
final class EntraErrors {

  private static final Properties TABLE = load();

  private EntraErrors() {}

  /**
   * The refusal of this name.
   *
   * @param name its key in the table
   * @param values what stands for {0} and so on
   */
  static EntraError of(String name, String... values) {
    String row = TABLE.getProperty(name);
    if (row == null) {
      throw new IllegalArgumentException("no refusal " + name);
    }
    String[] parts = row.split(" ", 4);
    String text = parts[3];
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i]);
    }
    EntraError plain = EntraError.of(Integer.parseInt(parts[0]), parts[1], text);
    return parts[2].equals("-")
        ? plain
        : new EntraError(
            plain.number(), plain.error(), Optional.of(parts[2]), plain.status(), plain.text());
  }

  private static Properties load() {
    try (InputStream file = EntraErrors.class.getResourceAsStream("entra-errors.properties");
        Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      Properties table = new Properties();
      table.load(reader);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
