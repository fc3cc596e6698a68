package org.postampel.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The host of the distribution as a person starts it, with accessibility switched on and a browser
 * that only writes down which pages it was asked to open.
 */
final class AccessibleHost implements AutoCloseable {

  private static final int LONGEST_MINUTES = 10;

  private final Process process;
  private final Path errors;
  private final Path pages;
  private int read;

  private AccessibleHost(Process process, Path errors, Path pages) {
    this.process = process;
    this.errors = errors;
    this.pages = pages;
  }

  /**
   * Starts the host.
   *
   * @param bus where it can be seen
   * @param language {@code de} or {@code en}
   * @param data a folder with {@code mailboxes} and {@code store}
   * @param folder for everything else
   */
  static AccessibleHost start(Accessibility bus, String language, Path data, Path folder)
      throws IOException {
    return start(bus, language, data, folder, "file");
  }

  /**
   * The same with the store protected in another way.
   *
   * @param protection a word of {@code --wrapping-key}
   */
  static AccessibleHost start(
      Accessibility bus, String language, Path data, Path folder, String protection)
      throws IOException {
    Path settings = Files.createDirectories(folder.resolve("desktop"));
    Path pages = Files.createFile(folder.resolve("pages.txt"));
    browser(settings, pages);
    List<String> command = new ArrayList<>(Program.javaCommand());
    command.addAll(1, List.of("-Duser.language=" + language, "-Duser.country=DE"));
    command.addAll(
        List.of(
            "host",
            "--mailboxes",
            data.resolve("mailboxes").toString(),
            "--store",
            data.resolve("store").toString(),
            "--wrapping-key",
            protection));
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(errors.toFile());
    builder.environment().remove("NO_AT_BRIDGE");
    builder
        .environment()
        .putAll(
            Map.of(
                "DBUS_SESSION_BUS_ADDRESS",
                bus.address(),
                "GDK_BACKEND",
                "x11",
                "XDG_CONFIG_HOME",
                settings.toString(),
                "XDG_DATA_HOME",
                settings.toString()));
    Process process = builder.start();
    // Whatever hangs, the tests do not.
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
    AccessibleHost host = new AccessibleHost(process, errors, pages);
    try {
      host.awaitWindow();
    } catch (AssertionError | IOException | RuntimeException never) {
      host.close();
      throw never;
    }
    return host;
  }

  private void awaitWindow() throws IOException {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                !process.isAlive()
                    || new ProcessBuilder(
                                "xdotool", "search", "--onlyvisible", "--pid", "" + process.pid())
                            .start()
                            .waitFor()
                        == 0);
    if (!process.isAlive()) {
      throw new AssertionError("the host ended: " + errors());
    }
  }

  private static void browser(Path settings, Path pages) throws IOException {
    Path script = settings.resolve("browser");
    Files.writeString(script, "#!/bin/sh\nprintf '%s\\n' \"$1\" >> '" + pages + "'\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " cannot be made executable");
    }
    Files.writeString(
        Files.createDirectories(settings.resolve("applications")).resolve("browser.desktop"),
        "[Desktop Entry]\nType=Application\nName=Browser\nExec=\"" + script + "\" %u\n");
    Files.writeString(
        settings.resolve("mimeapps.list"),
        "[Default Applications]\nx-scheme-handler/https=browser.desktop\n");
  }

  /** The page opened since the last question, if one was. */
  Optional<URI> newPage() throws IOException {
    List<String> all = Files.readAllLines(pages);
    return read < all.size() ? Optional.of(URI.create(all.get(read++))) : Optional.empty();
  }

  /** What the process wrote. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
