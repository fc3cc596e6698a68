package org.postampel.core.internal.provider;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postampel.core.contribution.ContributedFile;
import org.postampel.core.contribution.ContributedFiles;
import org.postampel.core.provider.ProviderPreset;

/**
 * Gathers presets: ours first, then those the class-path index {@code META-INF/postampel/providers}
 * of other jars names, then those contributed to the extension point. A later preset replaces an
 * earlier one of the same id in its place, so that a vendor can correct ours; a broken one is
 * switched off with a log entry.
 */
public final class PresetLoader {

  /** The extension point. */
  public static final String POINT = "org.postampel.core.providers";

  private static final String INDEX = "providers";
  private static final String OWN = "org/postampel/core/provider/";
  private static final Logger LOG = System.getLogger(PresetLoader.class.getName());

  private final Map<String, ProviderPreset> byId = new LinkedHashMap<>();

  private PresetLoader() {}

  /** The presets found now, in the order in which they are offered. */
  public static Collection<ProviderPreset> load() {
    return load(ContributedFiles.all(INDEX, OWN, PresetLoader.class.getClassLoader(), POINT));
  }

  static Collection<ProviderPreset> load(List<ContributedFile> files) {
    PresetLoader loader = new PresetLoader();
    files.forEach(loader::add);
    return Collections.unmodifiableCollection(loader.byId.values());
  }

  private void add(ContributedFile file) {
    try (InputStream in = file.address().openStream()) {
      ProviderPreset preset = PresetParser.parse(in);
      if (byId.put(preset.id(), preset) != null) {
        LOG.log(
            Level.INFO,
            "The provider preset {0} is replaced by the one of {1}.",
            preset.id(),
            file.contributor());
      }
    } catch (IOException | IllegalArgumentException broken) {
      LOG.log(
          Level.WARNING,
          "The provider preset "
              + file.address()
              + " of "
              + file.contributor()
              + " is switched off: "
              + broken.getMessage(),
          broken);
    }
  }

  static List<ContributedFile> indexed(ClassLoader loader) {
    return ContributedFiles.indexed(INDEX, OWN, loader);
  }
}
