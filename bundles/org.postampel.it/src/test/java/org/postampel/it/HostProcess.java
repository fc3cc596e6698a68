package org.postampel.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * {@code ./run host} in a process of its own, with one bundle more: the probe, which answers
 * questions from inside the framework. A process, because one JVM takes SWT only once.
 */
final class HostProcess {

  private static final String PROBE = "org.postampel.it.probe";

  private static final int LONGEST_MINUTES = 4;

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;
  private final Path distribution;
  private final Path errors;

  private HostProcess(Process process, Path distribution, Path errors) {
    this.process = process;
    this.distribution = distribution;
    this.errors = errors;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
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
    questions.write(String.join("\t", words) + "\n");
    questions.flush();
    List<String> lines = new ArrayList<>();
    List<String> failure = new ArrayList<>();
    for (String line = answers.readLine(); !".".equals(line); line = answers.readLine()) {
      if (line == null) {
        throw new AssertionError("the host ended:\n" + errors());
      }
      if (line.startsWith("! ")) {
        failure.add(line.substring(2));
      } else if (line.startsWith("= ")) {
        lines.add(line.substring(2));
      }
    }
    if (!failure.isEmpty()) {
      throw new AssertionError(
          List.of(words) + ": " + String.join("\n", failure) + "\n" + errors());
    }
    return lines;
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
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", PROBE);
    attributes.putValue("Bundle-Activator", PROBE + ".ProbeActivator");
    attributes.putValue("Import-Package", "org.osgi.framework");
    try (OutputStream file = Files.newOutputStream(plugins.resolve(PROBE + ".jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      for (Path type : probeClasses()) {
        jar.putNextEntry(new JarEntry(PROBE.replace('.', '/') + "/" + type.getFileName()));
        Files.copy(type, jar);
      }
    }
    return copy;
  }

  /** The compiled classes beside our own. */
  private static List<Path> probeClasses() {
    String activator = "probe/ProbeActivator.class";
    try (InputStream present = HostProcess.class.getResourceAsStream(activator)) {
      if (present == null) {
        throw new AssertionError("the classes of the probe are not compiled");
      }
      Path folder = Path.of(HostProcess.class.getResource(activator).toURI()).getParent();
      try (Stream<Path> files = Files.list(folder)) {
        return files.toList();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException defect) {
      throw new AssertionError(defect);
    }
  }
}
