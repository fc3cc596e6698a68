package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Eclipse's own help system shows our help, to somebody who reads German and to others. */
@ParameterizedClass
@CsvSource({"de, Postfächer, nl/de/", "en, Mailboxes, ''", "fr, Mailboxes, ''"})
class WorkbenchHelpTest {

  private static final String FOLDER = "org/postampel/help/";
  private static final String BUNDLE = "/org.postampel.help/";
  private static final Pattern LABEL = Pattern.compile("<(?:toc|topic) label=\"([^\"]*)\"");

  /** A line of the contents as the help system shows them. */
  private record Shown(int depth, String label, String address, String language) {

    static Shown of(String line) {
      String[] words = line.split("\t", -1);
      return new Shown(Integer.parseInt(words[0]), words[1], words[2], words[3]);
    }
  }

  @TempDir private static Path temporary;
  private static Workbench workbench;

  @Parameter(0)
  private String reader;

  @Parameter(1)
  private String title;

  @Parameter(2)
  private String pages;

  @BeforeParameterizedClassInvocation
  static void startWorkbench(String reader) throws IOException {
    workbench = Workbench.start(reader, temporary.resolve(reader));
  }

  @AfterParameterizedClassInvocation
  static void endWorkbench() {
    workbench.close();
  }

  @Test
  void ourContentsStandThereWholeUnderTheirTitle() throws IOException {
    List<Shown> shown = contents();

    assertThat(shown)
        .filteredOn(line -> line.depth() == 0)
        .singleElement()
        .extracting(Shown::label)
        .isEqualTo(title);
    assertThat(shown).extracting(Shown::label).isEqualTo(labels());
    assertThat(shown).extracting(Shown::depth).contains(1, 2);
    assertThat(workbench.complaints()).isEmpty();
  }

  @Test
  void everyTopicOpensAPageOfOursInTheLanguageOfTheReader() throws IOException {
    String language = pages.isEmpty() ? "en" : reader;

    assertThat(contents())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            line -> {
              assertThat(line.address()).startsWith(BUNDLE + FOLDER);
              assertThat(line.language()).as(line.address()).isEqualTo(language);
            });
  }

  @Test
  void everyPageOfTheBundleStandsInTheContents() throws IOException {
    List<String> all =
        entry(FOLDER + "files.txt")
            .lines()
            .filter(name -> name.endsWith(".html"))
            .map(name -> BUNDLE + FOLDER + name)
            .toList();

    assertThat(contents()).extracting(Shown::address).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void whatAPageRefersToIsFoundBesideItAndAnythingElseIsNot() throws IOException {
    assertThat(workbench.ask("help-page", BUNDLE + FOLDER + "help.css")).containsExactly("?");
    assertThat(workbench.ask("help-page", BUNDLE + FOLDER + "nowhere.html")).containsExactly("");
  }

  private static List<Shown> contents() throws IOException {
    return workbench.ask("contents").stream().map(Shown::of).toList();
  }

  /** The labels in the file, in their order. */
  private List<String> labels() throws IOException {
    return LABEL
        .matcher(entry(pages + FOLDER + "toc.xml"))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String entry(String name) throws IOException {
    Path bundle =
        Distribution.ownPlugins().stream()
            .filter(jar -> jar.getFileName().toString().startsWith("org.postampel.help_"))
            .findFirst()
            .orElseThrow();
    try (JarFile jar = new JarFile(bundle.toFile())) {
      return new String(
          jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
