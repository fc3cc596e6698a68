package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifest is the source of what a bundle offers; the annotations in the code must agree. */
class ManifestTest {

  private static final Pattern EXPORT =
      Pattern.compile("(org\\.postampel[\\w.]*);version=\"([^\"]+)\"");
  private static final Pattern VERSION = Pattern.compile("@Version\\(\"([^\"]+)\"\\)");

  static Stream<Path> bundles() {
    return Distribution.ownPlugins().stream();
  }

  static Stream<Path> bundlesWithClasses() {
    return Distribution.ownPluginsWithClasses().stream();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void exportsNoInternalPackage(Path bundle) throws IOException {
    assertThat(exportsOf(bundle).keySet()).noneMatch(name -> name.contains(".internal"));
  }

  @ParameterizedTest
  @MethodSource("bundlesWithClasses")
  void everyExportHasTheVersionItsPackageSays(Path bundle) throws IOException {
    Map<String, String> inCode = new TreeMap<>();
    Path sources =
        Distribution.root().resolve("bundles").resolve(nameOf(bundle)).resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path info : files.filter(file -> file.endsWith("package-info.java")).toList()) {
        Matcher version = VERSION.matcher(Files.readString(info));
        if (version.find()) {
          inCode.put(
              sources.relativize(info.getParent()).toString().replace('/', '.'), version.group(1));
        }
      }
    }
    assertThat(inCode).isEqualTo(exportsOf(bundle));
  }

  @ParameterizedTest
  @MethodSource("bundlesWithClasses")
  void everyPackageSaysWhatLivesThere(Path bundle) throws IOException {
    Path sources =
        Distribution.root().resolve("bundles").resolve(nameOf(bundle)).resolve("src/main/java");
    try (Stream<Path> folders = Files.walk(sources).filter(Files::isDirectory)) {
      assertThat(folders.filter(ManifestTest::hasClasses).toList())
          .isNotEmpty()
          .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
    }
  }

  /** The compiler sees the whole JDK, a framework shows a bundle only what it imports. */
  @ParameterizedTest
  @MethodSource("bundlesWithClasses")
  void everyPackageOfTheJdkOutsideJavaIsImported(Path bundle) throws IOException {
    JavaClasses classes;
    try (JarFile jar = new JarFile(bundle.toFile())) {
      classes = new ClassFileImporter().importJar(jar);
    }
    String header = manifestOf(bundle).getMainAttributes().getValue("Import-Package");
    Set<String> imported =
        Stream.of(header.split(",(?![^\"]*\"[^\"]*(?:\"[^\"]*\"[^\"]*)*$)"))
            .map(entry -> entry.split(";")[0].strip())
            .collect(Collectors.toSet());
    Set<String> missing =
        classes.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getPackageName())
            .filter(name -> name.matches("(javax|com\\.sun|org\\.w3c|org\\.xml|org\\.ietf)\\..*"))
            .filter(name -> !imported.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).isEmpty();
  }

  /** Whoever has no workbench, or no Equinox, installs the help all the same. */
  @Test
  void theHelpRequiresNothing() throws IOException {
    Path help =
        bundles()
            .filter(jar -> !Distribution.ownPluginsWithClasses().contains(jar))
            .findFirst()
            .orElseThrow();
    assertThat(manifestOf(help).getMainAttributes())
        .doesNotContainKeys(new Name("Require-Bundle"), new Name("Import-Package"));
    try (JarFile jar = new JarFile(help.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .contains(
              "plugin.xml",
              "org/postampel/help/toc.xml",
              "org/postampel/help/files.txt",
              "nl/de/org/postampel/help/index.html")
          .noneMatch(name -> name.endsWith(".class"));
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void runsOnJava17(Path bundle) throws IOException {
    assertThat(manifestOf(bundle).getMainAttributes().getValue("Require-Capability"))
        .contains("(osgi.ee=JavaSE)(version=17)");
  }

  private static boolean hasClasses(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static String nameOf(Path bundle) throws IOException {
    String name = manifestOf(bundle).getMainAttributes().getValue("Bundle-SymbolicName");
    return name.split(";")[0].strip();
  }

  private static Map<String, String> exportsOf(Path bundle) throws IOException {
    Map<String, String> exports = new TreeMap<>();
    String header = manifestOf(bundle).getMainAttributes().getValue("Export-Package");
    Matcher export = EXPORT.matcher(header == null ? "" : header);
    while (export.find()) {
      exports.put(export.group(1), export.group(2));
    }
    return exports;
  }

  private static Manifest manifestOf(Path bundle) throws IOException {
    try (JarFile jar = new JarFile(bundle.toFile())) {
      return jar.getManifest();
    }
  }
}
