package org.postampel.tokenstore.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The operating systems' habits about where a person's data lies. */
public final class UsualFolder {

  private UsualFolder() {}

  /** The folder for the store, by operating system and environment. */
  public static Path of(Map<String, String> environment, String operatingSystem, Path home) {
    String system = operatingSystem.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      Path base = roaming.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming);
      return base.resolve("Postampel").resolve("store");
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library")
          .resolve("Application Support")
          .resolve("Postampel")
          .resolve("store");
    }
    // The XDG specification says that a relative value is to be ignored.
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    Path base =
        !data.isBlank() && Path.of(data).isAbsolute()
            ? Path.of(data)
            : home.resolve(".local").resolve("share");
    return base.resolve("postampel").resolve("store");
  }
}
