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
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The probe from outside: a bundle to be installed, and the conversation with it. */
final class Probe {

  private static final String BUNDLE = "org.postampel.it.probe";

  private final BufferedReader answers;
  private final Writer questions;
  private final Path errors;

  /**
   * A conversation with the probe in this process.
   *
   * @param errors where the process writes what it complains of
   */
  Probe(Process process, Path errors) {
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.errors = errors;
  }

  /** Asks the probe and waits for its answer. */
  List<String> ask(String... words) throws IOException {
    questions.write(String.join("\t", words) + "\n");
    questions.flush();
    List<String> lines = new ArrayList<>();
    List<String> failure = new ArrayList<>();
    for (String line = answers.readLine(); !".".equals(line); line = answers.readLine()) {
      if (line == null) {
        throw new AssertionError("the process ended:\n" + Files.readString(errors));
      }
      if (line.startsWith("! ")) {
        failure.add(line.substring(2));
      } else if (line.startsWith("= ")) {
        lines.add(line.substring(2));
      }
    }
    if (!failure.isEmpty()) {
      throw new AssertionError(
          List.of(words) + ": " + String.join("\n", failure) + "\n" + Files.readString(errors));
    }
    return lines;
  }

  /** Writes the bundle into a folder and says where it is. */
  static Path writeBundle(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", BUNDLE);
    attributes.putValue("Bundle-Activator", BUNDLE + ".ProbeActivator");
    attributes.putValue("Import-Package", "org.osgi.framework");
    Path bundle = folder.resolve(BUNDLE + ".jar");
    try (OutputStream file = Files.newOutputStream(bundle);
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      for (Path type : classes()) {
        jar.putNextEntry(new JarEntry(BUNDLE.replace('.', '/') + "/" + type.getFileName()));
        Files.copy(type, jar);
      }
    }
    return bundle;
  }

  /** The compiled classes beside our own. */
  private static List<Path> classes() {
    String activator = "probe/ProbeActivator.class";
    try (InputStream present = Probe.class.getResourceAsStream(activator)) {
      if (present == null) {
        throw new AssertionError("the classes of the probe are not compiled");
      }
      Path folder = Path.of(Probe.class.getResource(activator).toURI()).getParent();
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
