package org.postampel.core.internal.provider;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postampel.core.internal.registry.ContributedFiles;
import org.postampel.core.internal.registry.ContributedFiles.ContributedFile;
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

  private static final String INDEX = "META-INF/postampel/providers";
  private static final String OWN = "org/postampel/core/provider/";
  private static final int INDEX_LIMIT = 64 * 1024;
  private static final Logger LOG = System.getLogger(PresetLoader.class.getName());

  private final Map<String, ProviderPreset> byId = new LinkedHashMap<>();

  private PresetLoader() {}

  /** The presets found now, in the order in which they are offered. */
  public static Collection<ProviderPreset> load() {
    List<ContributedFile> files = new ArrayList<>(indexed(PresetLoader.class.getClassLoader()));
    files.addAll(contributed());
    return load(files);
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

  private static List<ContributedFile> contributed() {
    try {
      return ContributedFiles.of(POINT);
    } catch (NoClassDefFoundError noRegistry) {
      LOG.log(Level.DEBUG, "no extension registry on this class path", noRegistry);
      return List.of();
    }
  }

  /** The files named by every index the class loader sees, ours first. */
  static List<ContributedFile> indexed(ClassLoader loader) {
    List<ContributedFile> own = new ArrayList<>();
    List<ContributedFile> others = new ArrayList<>();
    try {
      for (URL index : Collections.list(loader.getResources(INDEX))) {
        for (String name : names(index)) {
          URL address = loader.getResource(name);
          if (address == null) {
            LOG.log(Level.WARNING, "{0} names {1}, which is not there.", index, name);
          } else {
            (name.startsWith(OWN) ? own : others)
                .add(new ContributedFile(index.toString(), address));
          }
        }
      }
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "an index of provider presets cannot be read", unreadable);
    }
    own.addAll(others);
    return own;
  }

  private static List<String> names(URL index) throws IOException {
    try (InputStream in = index.openStream()) {
      return new String(in.readNBytes(INDEX_LIMIT), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    }
  }
}
