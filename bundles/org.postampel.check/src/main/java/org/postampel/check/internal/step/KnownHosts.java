package org.postampel.check.internal.step;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Says whose host a name is. Immutable. */
public final class KnownHosts {

  private static final KnownHosts BUILT_IN = new KnownHosts(read());

  private final Map<String, String> providers;

  private KnownHosts(Map<String, String> providers) {
    this.providers = Map.copyOf(providers);
  }

  /** The hosts that {@code hosts/providers.properties} names. */
  public static KnownHosts builtIn() {
    return BUILT_IN;
  }

  /** The id of the provider whose host this is, if it is one we know. */
  public Optional<String> provider(String host) {
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
    Properties table = HostData.table("providers.properties");
    Map<String, String> all = new TreeMap<>();
    table.stringPropertyNames().forEach(end -> all.put(end, table.getProperty(end)));
    return all;
  }
}
