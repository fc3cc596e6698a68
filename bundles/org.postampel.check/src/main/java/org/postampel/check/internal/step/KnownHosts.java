package org.postampel.check.internal.step;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.postampel.check.CheckRunner;

/** Says whose host a name is. Immutable. */
final class KnownHosts {

  private static final KnownHosts BUILT_IN = new KnownHosts(read());

  private final Map<String, String> providers;

  private KnownHosts(Map<String, String> providers) {
    this.providers = Map.copyOf(providers);
  }

  /** The hosts that {@code hosts/providers.properties} names. */
  static KnownHosts builtIn() {
    return BUILT_IN;
  }

  /** The id of the provider whose host this is, if it is one we know. */
  Optional<String> provider(String host) {
    String rest = host.toLowerCase(Locale.ROOT);
    while (!rest.isEmpty()) {
      String provider = providers.get(rest);
      if (provider != null) {
        return Optional.of(provider);
      }
      int dot = rest.indexOf('.');
      rest = dot < 0 ? "" : rest.substring(dot + 1);
    }
    return Optional.empty();
  }

  private static Map<String, String> read() {
    try (InputStream in = CheckRunner.class.getResourceAsStream("hosts/providers.properties")) {
      if (in == null) {
        throw new IOException("providers.properties is missing");
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> all = new TreeMap<>();
      properties.stringPropertyNames().forEach(end -> all.put(end, properties.getProperty(end)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("The list of known hosts cannot be read.", e);
    }
  }
}
