package org.postampel.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./run host} in a process of its own, with one bundle more: the probe, which answers
 * questions from inside the framework. A process, because one JVM takes SWT only once.
 */
final class HostProcess {

  private static final int LONGEST_MINUTES = 4;

  private final Process process;
  private final Probe probe;
  private final Path distribution;
  private final Path errors;

  private HostProcess(Process process, Path distribution, Path errors) {
    this.process = process;
    this.distribution = distribution;
    this.errors = errors;
    this.probe = new Probe(process, errors);
  }

  /**
   * Starts the host in German over these mailboxes.
   *
   * @param framework {@code felix} or {@code equinox}
   * @param demo a folder with {@code mailboxes} and {@code store}
   * @param folder for the copy of the distribution, {@code home} and {@code temporary}
   */
  static HostProcess start(String framework, Path demo, Path folder) throws IOException {
    Path distribution = copyWithProbe(folder.resolve("distribution"));
    Path home = Files.createDirectories(folder.resolve("home"));
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    List<String> command = new ArrayList<>(Program.javaCommand(distribution));
    command.addAll(
        1,
        List.of(
            "-Duser.language=de",
            "-Duser.country=DE",
            "-Duser.home=" + home,
            "-Djava.io.tmpdir=" + temporary));
    command.addAll(
        List.of(
            "host",
            "--framework",
            framework,
            "--mailboxes",
            demo.resolve("mailboxes").toString(),
            "--store",
            demo.resolve("store").toString()));
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    // Whatever hangs, the tests do not: a process that ended answers every question with a failure.
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
    return new HostProcess(process, distribution, errors);
  }

  /** Asks the probe and waits for its answer. */
  List<String> ask(String... words) throws IOException {
    return probe.ask(words);
  }

  /** Waits for the end of the process and gives its exit status. */
  int awaitEnd(int seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("the host still runs after " + seconds + " s");
    }
    return process.exitValue();
  }

  /** What the process wrote to standard error. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Ends the process whatever it does, and takes the copy of the distribution apart. */
  void kill() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    Files.deleteIfExists(distribution.resolve("framework"));
    for (Path jar : Distribution.jarsOf(distribution.resolve("plugins"))) {
      Files.delete(jar);
    }
  }

  private static Path copyWithProbe(Path copy) throws IOException {
    Path plugins = Files.createDirectories(copy.resolve("plugins"));
    for (Path jar : Distribution.plugins()) {
      Files.createSymbolicLink(plugins.resolve(jar.getFileName()), jar.toAbsolutePath());
    }
    Files.createSymbolicLink(
        copy.resolve("framework"), Distribution.folder().resolve("framework").toAbsolutePath());
    Probe.writeBundle(plugins);
    return copy;
  }
}
