package org.postampel.cli.internal.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postampel.cli.internal.command.CommonOptions;
import org.postampel.cli.internal.demo.GalleryDemo;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.launch.FrameworkKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Takes a picture of every state of the dialogs. Each look (language and theme) and each part is a
 * process of its own over one demo tenant: a theme and a scale are chosen before the first window,
 * and a passphrase is asked for once.
 */
@Command(name = "gallery")
public final class GalleryCommand implements Callable<Integer> {

  /** The themes and scales, with what makes them. */
  private static final Map<String, Map<String, String>> THEMES =
      Map.of(
          "light", Map.of("GTK_THEME", "Adwaita"),
          "dark", Map.of("GTK_THEME", "Adwaita:dark"),
          "double", Map.of("GTK_THEME", "Adwaita", "GDK_SCALE", "2"));

  /** What the host and its checks remember in the folder of the store. */
  private static final List<String> MEMORIES =
      List.of("last-checks.properties", "send-as-proofs.properties");

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(names = "--theme", paramLabel = "WORD", descriptionKey = "option.theme")
  private String theme;

  /** For the benchmark. */
  @Option(names = "--first-paint", hidden = true)
  private boolean firstPaint;

  /** What a process of its own takes: how its pictures end, and which part of the gallery. */
  @Option(names = "--look", hidden = true, arity = "2")
  private List<String> look;

  @Parameters(paramLabel = "DIR", descriptionKey = "parameter.gallery-folder")
  private Path folder;

  private final Terminal terminal;
  private final FrameworkRun frameworks;

  /** The command at this terminal. */
  public GalleryCommand(Terminal terminal, FrameworkRun frameworks) {
    this.terminal = terminal;
    this.frameworks = frameworks;
  }

  @Override
  public Integer call() {
    Places places = common.places(terminal);
    if (look != null) {
      return frameworks.run(
          FrameworkKind.FELIX, "gallery", places, folder.toString(), look.get(0), look.get(1));
    }
    if (firstPaint) {
      theme = "light";
    }
    if (theme != null && !THEMES.containsKey(theme)) {
      throw terminal.refusal(
          ExitStatus.USAGE, "usage.unknown-word", "--theme", theme, "light, dark, double");
    }
    try {
      Files.createDirectories(folder);
      return GalleryDemo.during(terminal, this::takeAll);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoClassDefFoundError e) {
      throw terminal.refusal(ExitStatus.UNREACHABLE, "demo.missing");
    }
  }

  private int takeAll(List<GalleryDemo.Part> parts, Path pages) throws IOException {
    Path settings = desktop(pages);
    int worst = ExitStatus.OK;
    for (String chosen : theme == null ? List.of("light", "dark", "double") : List.of(theme)) {
      for (String language : common.language().map(List::of).orElse(List.of("de", "en"))) {
        terminal.say("gallery.look", language, chosen);
        for (GalleryDemo.Part part : firstPaint ? parts.subList(0, 1) : parts) {
          worst = Math.max(worst, take(part, settings, language, chosen));
        }
      }
    }
    terminal.print(worst == ExitStatus.OK ? "gallery.done" : "gallery.incomplete", folder);
    return worst;
  }

  private int take(GalleryDemo.Part part, Path settings, String language, String chosen)
      throws IOException {
    for (String memory : MEMORIES) {
      // Otherwise the second look would begin with the lights of the first.
      Files.deleteIfExists(part.places().store().resolve(memory));
    }
    String ending = firstPaint ? "first-paint" : language + "." + chosen;
    ProcessBuilder builder = new ProcessBuilder(command(part, language, ending)).inheritIO();
    builder.environment().putAll(THEMES.get(chosen));
    builder.environment().put("XDG_CONFIG_HOME", settings.toString());
    builder.environment().put("XDG_DATA_HOME", settings.toString());
    Process process = builder.start();
    try {
      return process.waitFor();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return ExitStatus.UNREACHABLE;
    } finally {
      process.destroy();
    }
  }

  private List<String> command(GalleryDemo.Part part, String language, String ending) {
    Places places = part.places();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Duser.language=" + language);
    command.add("-Duser.country=" + (language.equals("de") ? "DE" : "GB"));
    Optional.ofNullable(System.getProperty("postampel.distribution"))
        .ifPresent(distribution -> command.add("-Dpostampel.distribution=" + distribution));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of("org.postampel.cli.Main", "gallery", folder.toAbsolutePath().toString()));
    command.addAll(List.of("--look", ending, part.name(), "--lang", language));
    command.addAll(List.of("--wrapping-key", places.keys().choice().id()));
    command.addAll(List.of("--mailboxes", places.mailboxes().toString()));
    command.addAll(List.of("--store", places.store().toString()));
    return command;
  }

  /** The settings of a desktop with a good font and a browser that only writes addresses down. */
  private static Path desktop(Path pages) throws IOException {
    Path settings = Files.createDirectories(pages.resolveSibling("desktop"));
    Path browser = settings.resolve("browser");
    Files.writeString(browser, "#!/bin/sh\nprintf '%s\\n' \"$1\" >> '" + pages + "'\n");
    File script = browser.toFile();
    if (!script.setExecutable(true)) {
      throw new IOException(browser + " cannot be made executable");
    }
    Path applications = Files.createDirectories(settings.resolve("applications"));
    Files.writeString(
        applications.resolve("gallery.desktop"),
        "[Desktop Entry]\nType=Application\nName=Gallery\nExec=\"" + browser + "\" %u\n");
    Files.writeString(
        settings.resolve("mimeapps.list"),
        "[Default Applications]\nx-scheme-handler/https=gallery.desktop\n"
            + "x-scheme-handler/http=gallery.desktop\n");
    Files.writeString(
        Files.createDirectories(settings.resolve("gtk-3.0")).resolve("settings.ini"),
        "[Settings]\ngtk-font-name=Cantarell 11\n");
    return settings;
  }
}
