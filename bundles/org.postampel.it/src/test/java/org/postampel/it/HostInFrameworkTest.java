package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The host with its window inside a framework, over the demo tenant: what is there, what a bundle
 * sees, what comes and goes. Needs a display and fails without one.
 */
@ParameterizedClass
@ValueSource(strings = {"felix", "equinox"})
class HostInFrameworkTest {

  private static final String UI = "org.postampel.ui";
  private static final List<String> CONTRIBUTED =
      List.of(
          "org.postampel.command.new\t&Neu …",
          "org.postampel.command.edit\t&Bearbeiten …",
          "org.postampel.command.check\t&Prüfen …",
          "org.postampel.command.check-several\tP&ostfächer prüfen …");
  private static final String DELETE = "delete\t&Löschen";
  private static final String MORE = "more\t&Weitere ▾";

  /** Types of annotations that are gone at run time; their imports are optional. */
  private static final String ANNOTATIONS =
      "org\\.osgi\\.(annotation|service\\.component\\.annotations)\\..*";

  @TempDir private static Path temporary;
  private static DemoTenantProcess demo;
  private static HostProcess host;

  @Parameter private String framework;

  @BeforeAll
  static void startDemo() throws IOException {
    demo = DemoTenantProcess.start(temporary.resolve("demo"));
  }

  @AfterAll
  static void stopDemo() throws IOException, InterruptedException {
    if (demo != null) {
      demo.stop();
    }
  }

  @BeforeParameterizedClassInvocation
  static void openWindow(String framework) throws IOException {
    host =
        HostProcess.start(
            framework, temporary.resolve("demo"), temporary.resolve("in-" + framework));
    soon(() -> assertThat(host.ask("rows")).isNotEmpty());
  }

  @AfterParameterizedClassInvocation
  static void endProcess() throws IOException, InterruptedException {
    if (host != null) {
      host.kill();
    }
  }

  @Test
  void everyBundleIsActiveOrSaysWhyNot() throws IOException {
    Map<String, String> waiting = new TreeMap<>();
    List<String> bundles = host.ask("bundles");
    for (String line : bundles) {
      String[] words = line.split("\t");
      boolean isAtWork =
          words[1].equals("active")
              // A fragment is a part of its host and never active.
              || words[2].equals("fragment") && words[1].equals("resolved")
              // A bundle with a lazy activation policy becomes active with its first class.
              || words[2].equals("lazy") && words[1].equals("starting");
      if (!isAtWork) {
        waiting.put(words[0], words[1]);
      }
    }

    assertThat(waiting).isEmpty();
    assertThat(bundles).hasSizeGreaterThan(Distribution.ownPlugins().size() + 20);
  }

  @Test
  void everyClassOfOursSeesEveryClassItUses() throws IOException {
    Map<String, List<String>> missing = new TreeMap<>();
    for (Path bundle : Distribution.ownPluginsWithClasses()) {
      String name = bundle.getFileName().toString().split("_")[0];
      Set<String> used = usedBy(bundle);
      // A bundle of pages has no class.
      List<String> notSeen =
          used.isEmpty() ? List.of() : host.ask("missing", name, String.join(",", used));
      if (!notSeen.isEmpty()) {
        missing.put(name, notSeen);
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void everyComponentIsSatisfied() throws IOException {
    Set<String> declared = new TreeSet<>();
    for (Path bundle : Distribution.ownPlugins()) {
      try (JarFile jar = new JarFile(bundle.toFile())) {
        jar.stream()
            .map(JarEntry::getName)
            .filter(name -> name.matches("OSGI-INF/org\\.postampel\\..*\\.xml"))
            .map(name -> name.replaceAll("OSGI-INF/|\\.xml", ""))
            .forEach(declared::add);
      }
    }
    Map<String, String> running =
        host.ask("components").stream()
            .map(line -> line.split("\t"))
            .filter(words -> words[0].startsWith("org.postampel."))
            .collect(Collectors.toMap(words -> words[0], words -> words[1]));

    assertThat(running.keySet()).isEqualTo(declared).hasSizeGreaterThan(5);
    assertThat(running).allSatisfy((name, state) -> assertThat(state).isIn("satisfied", "active"));
  }

  @Test
  void everyServiceOfTheDesignIsOfferedOnce() throws IOException {
    Map<String, String> offered = new TreeMap<>();
    for (String type :
        List.of(
            "core.mailbox.MailboxRepository",
            "core.credential.TokenStore",
            "core.credential.CredentialSource",
            "oauth.SignInService",
            "mail.MailboxAccess",
            "check.CheckRunner")) {
      offered.put(type, String.join(" ", host.ask("services", "org.postampel." + type)));
    }

    assertThat(offered)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "core.mailbox.MailboxRepository", "org.postampel.core",
                "core.credential.TokenStore", "org.postampel.tokenstore",
                "core.credential.CredentialSource", "org.postampel.oauth",
                "oauth.SignInService", "org.postampel.oauth",
                "mail.MailboxAccess", "org.postampel.mail",
                "check.CheckRunner", "org.postampel.check"));
  }

  @Test
  void aMailboxOpensFromInsideTheFramework() throws IOException {
    assertThat(host.ask("open-store", "support")).startsWith("open", "INBOX");
    assertThat(host.ask("open-store", "bernd")).startsWith("open", "INBOX");
  }

  @Test
  void theButtonsComeFromTheExtensionPoint() throws IOException {
    assertThat(buttons()).startsWith(CONTRIBUTED.toArray(String[]::new)).endsWith(DELETE, MORE);
  }

  @Test
  void eachButtonOpensItsDialog() throws IOException {
    Map.of(
            "org.postampel.command.new", "mailbox.dialog",
            "org.postampel.command.edit", "mailbox.dialog",
            "org.postampel.command.check", "check.dialog",
            "org.postampel.command.check-several", "several.dialog")
        .forEach((button, dialog) -> opens("press", button, dialog));
  }

  @Test
  void eachFurtherCommandOpensItsDialogFromTheMenuOfTheList() {
    Map.of(
            "org.postampel.command.new-from-template", "template.choose.dialog",
            "org.postampel.command.save-template", "template.save.dialog",
            "org.postampel.command.duplicate", "mailbox.dialog",
            "org.postampel.command.import", "import.dialog",
            "org.postampel.command.export", "export.dialog")
        .forEach((item, dialog) -> opens("choose", item, dialog));
  }

  @Test
  void theHelpIsUnpackedFromItsBundleForTheBrowser() throws IOException {
    Path pages = temporary.resolve("in-" + framework + "/distribution/cache/help/de");
    host.ask("press", "org.postampel.command.new");
    soon(() -> assertThat(host.ask("windows")).contains("mailbox.dialog"));

    host.ask("press", "help");

    soon(() -> assertThat(pages.resolve("org/postampel/help/setting-up.html")).exists());
    soon(() -> assertThat(pages.resolve("org/postampel/help/help.css")).exists());
    // Where there is no browser that is said in a window above, which closes with this one.
    host.ask("close", "mailbox.dialog");
    soon(() -> assertThat(host.ask("windows")).containsExactly("host"));
  }

  @Test
  void withoutTheDialogsTheHostGoesOnAndTheyComeBack() throws IOException {
    String location = host.ask("uninstall", UI).get(0);
    soon(() -> assertThat(buttons()).containsExactly(DELETE));
    assertThat(host.ask("bundles")).noneMatch(line -> line.startsWith(UI + "\t"));
    assertThat(host.ask("text", "status").get(0)).contains("nicht installiert");
    host.ask("select", "1");
    assertThat(host.ask("rows").get(1)).startsWith("*");
    assertThat(host.ask("buttons")).containsExactly(DELETE + "\ton");

    host.ask("install", location);
    soon(
        () ->
            assertThat(buttons())
                .startsWith(CONTRIBUTED.toArray(String[]::new))
                .endsWith(DELETE, MORE));
    assertThat(host.ask("text", "status").get(0)).contains("Postfächer");
    assertThat(host.ask("rows").get(1)).startsWith("*");
    opens("press", "org.postampel.command.new", "mailbox.dialog");
  }

  @Test
  void aClosedWindowEndsTheProcessAndLeavesNothing(@TempDir Path folder)
      throws IOException, InterruptedException {
    HostProcess other = HostProcess.start(framework, temporary.resolve("demo"), folder);
    try {
      soon(() -> assertThat(other.ask("rows")).isNotEmpty());
      other.ask("close", "host");

      assertThat(other.awaitEnd(5)).as(other.errors()).isZero();
      assertThat(filesIn(folder.resolve("home"))).isEmpty();
      assertThat(filesIn(folder.resolve("temporary"))).isEmpty();
      assertThat(filesIn(folder.resolve("distribution/cache")))
          .allSatisfy(file -> assertThat(file).startsWith("swt/"));
    } finally {
      other.kill();
    }
  }

  private static void opens(String deed, String id, String dialog) {
    try {
      host.ask(deed, id);
      soon(() -> assertThat(host.ask("windows")).contains(dialog));
      host.ask("close", dialog);
      soon(() -> assertThat(host.ask("windows")).containsExactly("host"));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Id and text of each button. */
  private static List<String> buttons() throws IOException {
    return host.ask("buttons").stream().map(line -> line.replaceAll("\t(on|off)$", "")).toList();
  }

  /** The classes outside {@code java} that the classes of the bundle name, its own included. */
  private static Set<String> usedBy(Path bundle) throws IOException {
    JavaClasses classes;
    try (JarFile jar = new JarFile(bundle.toFile())) {
      classes = new ClassFileImporter().importJar(jar);
    }
    return classes.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass())
        .map(JavaClass::getBaseComponentType)
        .filter(type -> !type.isPrimitive())
        .map(JavaClass::getName)
        .filter(name -> !name.startsWith("java.") && !name.matches(ANNOTATIONS))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  private static void soon(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
  }
}
