package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floors of the house, the homes of third-party libraries, and no cycles. */
class ArchitectureTest {

  private static final String OURS = "org.postampel.";

  /** Which of our bundles each may import; a bundle that is not listed may import none. */
  private static final Map<String, Set<String>> FLOORS =
      Map.of(
          "core", Set.of(),
          "tokenstore", Set.of("core"),
          "oauth", Set.of("core"),
          "mail", Set.of("core"),
          "testkit", Set.of("core"),
          "check", Set.of("core", "tokenstore", "oauth", "mail"),
          "ui", Set.of("core", "tokenstore", "oauth", "mail", "check"),
          "host", Set.of("core"),
          "cli", Set.of("core", "tokenstore", "oauth", "mail", "check", "testkit"));

  /** The only bundles that may import a library, by the beginning of its package names. */
  private static final Map<String, Set<String>> HOMES =
      Map.ofEntries(
          Map.entry("org.apache.commons.configuration2", Set.of("core")),
          Map.entry("javax.crypto.Cipher", Set.of("tokenstore")),
          Map.entry("org.sqlite", Set.of("tokenstore")),
          Map.entry("java.sql", Set.of("tokenstore")),
          Map.entry("com.sun.jna", Set.of("tokenstore")),
          Map.entry("com.microsoft.aad.msal4j", Set.of("oauth")),
          Map.entry("com.nimbusds", Set.of("oauth", "testkit")),
          Map.entry("jakarta.mail", Set.of("mail", "testkit")),
          Map.entry("org.eclipse.angus", Set.of("mail", "testkit")),
          Map.entry("com.fasterxml.jackson", Set.of("check")),
          Map.entry("org.eclipse.swt", Set.of("ui", "host")),
          Map.entry("org.eclipse.jface", Set.of("ui", "host")),
          Map.entry("org.eclipse.core.databinding", Set.of("ui")),
          Map.entry("org.eclipse.core.commands", Set.of("ui", "host")),
          Map.entry("org.eclipse.ui", Set.of("workbench")),
          Map.entry("picocli", Set.of("cli")),
          Map.entry("org.bouncycastle", Set.of("testkit")));

  private static JavaClasses classes;

  @BeforeAll
  static void importOwnBundles() throws IOException {
    List<JarFile> jars = Distribution.ownPlugins().stream().map(ArchitectureTest::open).toList();
    classes = new ClassFileImporter().importJars(jars);
    for (JarFile jar : jars) {
      jar.close();
    }
  }

  @Test
  void everyBundleWasSeen() {
    Set<String> bundles = new TreeSet<>();
    classes.forEach(type -> bundles.add(bundleOf(type)));
    assertThat(bundles).containsAll(FLOORS.keySet());
    assertThat(classes.size()).as("classes seen").isGreaterThan(250);
  }

  @Test
  void nobodyImportsUpwardsOrSideways() {
    assertNoDependency(
        "breaks the floors",
        dependency -> {
          String from = bundleOf(dependency.getOriginClass());
          String to = bundleOf(dependency.getTargetClass());
          return !to.isEmpty()
              && !to.equals(from)
              && !FLOORS.getOrDefault(from, Set.of()).contains(to);
        });
  }

  @Test
  void nobodyReachesIntoTheInsideOfAnotherBundle() {
    assertNoDependency(
        "reaches into an internal package",
        dependency -> {
          String to = bundleOf(dependency.getTargetClass());
          return !to.isEmpty()
              && !to.equals(bundleOf(dependency.getOriginClass()))
              && dependency.getTargetClass().getPackageName().contains(".internal");
        });
  }

  @Test
  void librariesAreUsedInTheirHomesOnly() {
    assertNoDependency(
        "uses a library outside its home",
        dependency -> {
          String target = dependency.getTargetClass().getName();
          return HOMES.entrySet().stream()
              .anyMatch(
                  home ->
                      target.startsWith(home.getKey())
                          && !home.getValue().contains(bundleOf(dependency.getOriginClass())));
        });
  }

  @Test
  void thePublicPackagesOfCoreNeedTheJdkOnly() {
    assertNoDependency(
        "is no JDK type",
        dependency -> {
          JavaClass origin = dependency.getOriginClass();
          String target = dependency.getTargetClass().getPackageName();
          return bundleOf(origin).equals("core")
              && !origin.getPackageName().contains(".internal")
              && !target.isEmpty()
              && !target.startsWith("java")
              && !target.startsWith(OURS + "core")
              && !target.startsWith("org.osgi.annotation");
        });
  }

  @Test
  void theRuntimePackageOfEclipseIsUsedForTheRegistryOnly() {
    assertNoDependency(
        "uses org.eclipse.core.runtime outside internal.registry",
        dependency -> {
          JavaClass target = dependency.getTargetClass();
          String bundle = bundleOf(dependency.getOriginClass());
          return target.getPackageName().startsWith("org.eclipse.core.runtime")
              && !dependency.getOriginClass().getPackageName().contains(".internal.registry")
              && !(bundle.equals("ui") && target.getSimpleName().endsWith("Status"));
        });
  }

  @Test
  void publicPackagesHaveNoCycles() {
    assertNoCycles("public packages", type -> !type.getPackageName().contains(".internal"));
  }

  @Test
  void internalPackagesHaveNoCycles() {
    assertNoCycles("internal packages", type -> type.getPackageName().contains(".internal"));
  }

  private static void assertNoCycles(String what, Predicate<JavaClass> wanted) {
    SliceAssignment packages =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return bundleOf(type).isEmpty() || !wanted.test(type)
                ? SliceIdentifier.ignore()
                : SliceIdentifier.of(type.getPackageName());
          }

          @Override
          public String getDescription() {
            return what;
          }
        };
    SlicesRuleDefinition.slices().assignedFrom(packages).should().beFreeOfCycles().check(classes);
  }

  private static void assertNoDependency(String reason, Predicate<Dependency> forbidden) {
    DescribedPredicate<Dependency> predicate = DescribedPredicate.describe(reason, forbidden);
    List<String> found =
        classes.stream()
            .filter(type -> !bundleOf(type).isEmpty())
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(predicate)
            .map(Dependency::getDescription)
            .distinct()
            .sorted()
            .toList();
    assertThat(found).as("what %s", reason).isEmpty();
  }

  private static String bundleOf(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(OURS)) {
      return "";
    }
    String rest = name.substring(OURS.length());
    return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
  }

  private static JarFile open(java.nio.file.Path jar) {
    try {
      return new JarFile(jar.toFile());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
