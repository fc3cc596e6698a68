package org.postampel.cli.internal.work;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The operating systems' habits about where a person's settings lie. */
public final class UsualMailboxes {

  private UsualMailboxes() {}

  /**
   * The folder of a person's mailboxes: below {@code XDG_CONFIG_HOME}, {@code APPDATA} or {@code
   * Library}, by operating system.
   *
   * @param environment the environment variables
   * @param operatingSystem the value of {@code os.name}
   * @param home the person's home folder
   */
  public static Path folder(Map<String, String> environment, String operatingSystem, Path home) {
    String system = operatingSystem.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      Path base = roaming.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming);
      return base.resolve("Postampel").resolve("mailboxes");
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library")
          .resolve("Application Support")
          .resolve("Postampel")
          .resolve("mailboxes");
    }
    // The XDG specification says that a relative value is to be ignored.
    String settings = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base =
        !settings.isBlank() && Path.of(settings).isAbsolute()
            ? Path.of(settings)
            : home.resolve(".config");
    return base.resolve("postampel").resolve("mailboxes");
  }
}
