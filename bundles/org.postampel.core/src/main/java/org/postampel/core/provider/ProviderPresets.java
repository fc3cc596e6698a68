package org.postampel.core.provider;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postampel.core.internal.provider.PresetLoader;

/** The known providers, in the order in which a dialog offers them. Immutable. */
public final class ProviderPresets {

  /** The id of the preset that knows nothing and is always there. */
  public static final String GENERIC = "generic";

  private final Map<String, ProviderPreset> byId = new LinkedHashMap<>();

  /**
   * The given presets.
   *
   * @param presets in the order in which they are offered; one of them is {@link #GENERIC}
   */
  public ProviderPresets(Collection<ProviderPreset> presets) {
    presets.forEach(preset -> byId.put(preset.id(), preset));
    if (!byId.containsKey(GENERIC)) {
      throw new IllegalArgumentException("the preset 'generic' is missing");
    }
  }

  /**
   * The presets there are now: ours, those a jar on the class path names in {@code
   * META-INF/postampel/providers}, and those contributed to the extension point {@code
   * org.postampel.core.providers}. A broken one is left out with a log entry.
   */
  public static ProviderPresets load() {
    return new ProviderPresets(PresetLoader.load());
  }

  /** All presets. */
  public List<ProviderPreset> all() {
    return List.copyOf(byId.values());
  }

  /** The preset with this id, if there is one. */
  public Optional<ProviderPreset> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The preset that knows nothing. */
  public ProviderPreset generic() {
    return byId.get(GENERIC);
  }

  /** The preset proposed for an address by its domain alone, if any claims that domain. */
  public Optional<ProviderPreset> proposedFor(String address) {
    int at = address.lastIndexOf('@');
    String domain = at < 0 ? "" : address.substring(at + 1).strip().toLowerCase(Locale.ROOT);
    return byId.values().stream().filter(preset -> preset.domains().contains(domain)).findFirst();
  }
}
