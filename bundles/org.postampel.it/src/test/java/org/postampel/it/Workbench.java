package org.postampel.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * As much of an Eclipse workbench as reads help: Equinox with Eclipse's help system, the bundle of
 * our help, and the probe, in a process of its own. Without a window.
 */
final class Workbench implements AutoCloseable {

  private static final int LONGEST_MINUTES = 2;

  /** What these need of the distribution. */
  private static final String OURS =
      "org\\.(postampel\\.help|eclipse\\.equinox\\.(common|registry))_.*";

  private final Process process;
  private final Path folder;
  private final Probe probe;

  private Workbench(Process process, Path folder, Path errors) {
    this.process = process;
    this.folder = folder;
    this.probe = new Probe(process, errors);
  }

  /**
   * Starts it for somebody who reads this language.
   *
   * @param folder for its configuration, its workspace and what it complains of
   */
  static Workbench start(String language, Path folder) throws IOException {
    Path framework = Distribution.jarsOf(Distribution.folder().resolve("framework/equinox")).get(0);
    Path errors = folder.resolve("errors.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of(
            "-Dosgi.bundles=" + bundles(folder),
            "-Dosgi.noShutdown=true",
            "-Declipse.ignoreApp=true",
            "-jar",
            framework.toString(),
            "-configuration",
            folder.resolve("configuration").toString(),
            "-data",
            folder.resolve("workspace").toString(),
            "-nl",
            language));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    // Whatever hangs, the tests do not: a process that ended answers every question with a failure.
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
    return new Workbench(process, folder, errors);
  }

  private static String bundles(Path folder) throws IOException {
    Path others = Path.of(System.getProperty("postampel.workbench"));
    return Stream.of(
            Distribution.plugins().stream()
                .filter(jar -> jar.getFileName().toString().matches(OURS)),
            Distribution.jarsOf(others).stream(),
            Stream.of(Probe.writeBundle(Files.createDirectories(folder))))
        .flatMap(jars -> jars)
        .map(jar -> "reference:" + jar.toUri() + "@start")
        .collect(Collectors.joining(","));
  }

  /** Asks the probe and waits for its answer. */
  List<String> ask(String... words) throws IOException {
    return probe.ask(words);
  }

  /** What Equinox and the help system complained of; empty where they did not. */
  List<String> complaints() throws IOException {
    List<String> complaints = new ArrayList<>();
    for (Path place : List.of(folder.resolve("configuration"), folder.resolve("workspace"))) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
          complaints.addAll(Files.readAllLines(log));
        }
      }
    }
    return complaints;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
