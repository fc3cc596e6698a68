package org.postampel.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What must hold for every page in every language; reading one page as XML proves its form. */
class PagesTest {

  private static final String FOLDER = "org/postampel/help/";

  /** Lines that connect PowerShell, or are no commands; all others come from a finding. */
  private static final Set<String> OWN_LINES =
      Set.of(
          "Install-Module ExchangeOnlineManagement -Scope CurrentUser",
          "Connect-ExchangeOnline",
          "Disconnect-ExchangeOnline",
          "Install-Module Microsoft.Graph -Scope CurrentUser",
          "Connect-MgGraph -Scopes \"User.ReadWrite.All\"",
          "http://localhost");

  @Test
  void bothLanguagesHaveTheSamePagesWithTheSameAnchors() {
    Map<String, Document> german = Pages.in("de").html();
    Map<String, Document> english = Pages.in("en").html();

    assertThat(german.keySet()).isEqualTo(english.keySet()).hasSizeGreaterThan(30);
    english.forEach(
        (name, page) ->
            assertThat(Pages.anchors(german.get(name))).as(name).isEqualTo(Pages.anchors(page)));
  }

  @Test
  void theListOfFilesIsComplete() throws IOException {
    Set<String> expected = new TreeSet<>(Pages.common());
    expected.removeAll(Set.of("files.txt", "toc.xml"));

    assertThat(Files.readAllLines(Path.of("src/main/resources", FOLDER, "files.txt")))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyLinkLeadsToAPageAndItsAnchor(String language) {
    Map<String, Document> pages = Pages.in(language).html();
    List<String> broken = new ArrayList<>();
    pages.forEach(
        (name, page) ->
            targets(page)
                .filter(target -> !target.startsWith("https:"))
                .filter(target -> !leadsSomewhere(name, target, pages))
                .forEach(target -> broken.add(name + " -> " + target)));

    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void nothingLeadsOutsideButWhatAFindingCarries(String language) {
    Map<String, Document> pages = Pages.in(language).html();
    Set<String> known =
        findings(pages).flatMap(PagesTest::targets).collect(Collectors.toCollection(TreeSet::new));

    assertThat(pages.values().stream().flatMap(PagesTest::targets))
        .filteredOn(target -> URI.create(target).isAbsolute())
        .isSubsetOf(known);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyCommandIsTheOneOfAFinding(String language) {
    Map<String, Document> pages = Pages.in(language).html();
    Set<String> known = findings(pages).flatMap(PagesTest::commands).collect(Collectors.toSet());

    assertThat(pages.values().stream().flatMap(PagesTest::commands))
        .filteredOn(line -> !OWN_LINES.contains(line))
        .hasSizeGreaterThan(50)
        .isSubsetOf(known);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyPageSaysItsLanguageHasOneTitleAndRunsNothing(String language) {
    Pages.in(language)
        .html()
        .forEach(
            (name, page) -> {
              assertThat(page.getDocumentElement().getAttribute("lang"))
                  .as(name)
                  .isEqualTo(language);
              assertThat(texts(page, "h1")).as(name).hasSize(1).isEqualTo(texts(page, "title"));
              assertThat(Pages.elements(page, "main")).as(name).hasSize(1);
              assertThat(Pages.elements(page, "*"))
                  .as(name)
                  .noneMatch(
                      element -> element.getTagName().matches("script|iframe|img|object|form"))
                  .noneMatch(PagesTest::carriesCode);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void noHeadingLeavesOutALevel(String language) {
    Pages.in(language)
        .html()
        .forEach(
            (name, page) -> {
              int before = 0;
              for (Element heading :
                  Pages.elements(page, "*")
                      .filter(e -> e.getTagName().matches("h[1-6]"))
                      .toList()) {
                int level = heading.getTagName().charAt(1) - '0';
                assertThat(level)
                    .as(name + ": " + heading.getTextContent())
                    .isLessThanOrEqualTo(before + 1);
                before = level;
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void theTableOfContentsNamesEveryPageByItsTitle(String language) {
    Pages pages = Pages.in(language);
    Document toc = pages.toc();
    Set<String> named = new TreeSet<>();
    Pages.elements(toc, "topic")
        .forEach(
            topic -> {
              String name = topic.getAttribute("href").substring(FOLDER.length());
              named.add(name);
              assertThat(texts(pages.html().get(name), "h1"))
                  .containsExactly(topic.getAttribute("label"));
            });
    named.add(toc.getDocumentElement().getAttribute("topic").substring(FOLDER.length()));

    assertThat(named).isEqualTo(pages.html().keySet());
  }

  @Test
  void aWorkbenchFindsTheTableOfContents() throws IOException {
    assertThat(Files.readString(Path.of("plugin.xml")))
        .contains("point=\"org.eclipse.help.toc\"", "file=\"" + FOLDER + "toc.xml\"");
  }

  /** A language takes what it lacks, such as the style sheet, from the folder without language. */
  private static boolean leadsSomewhere(String from, String target, Map<String, Document> pages) {
    URI there = URI.create("/" + from).resolve(target);
    String name = there.getPath().substring(1);
    if (there.getFragment() != null) {
      return pages.containsKey(name)
          && Pages.anchors(pages.get(name)).contains(there.getFragment());
    }
    return pages.containsKey(name) || Pages.common().contains(name);
  }

  private static boolean carriesCode(Element element) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String name = element.getAttributes().item(i).getNodeName();
      if (name.startsWith("on") || name.equals("style") || name.equals("src")) {
        return true;
      }
    }
    return false;
  }

  private static Stream<Document> findings(Map<String, Document> pages) {
    return pages.entrySet().stream()
        .filter(page -> page.getKey().startsWith("findings/"))
        .map(Map.Entry::getValue);
  }

  private static Stream<String> targets(Document page) {
    return Pages.elements(page, "*")
        .map(element -> element.getAttribute("href"))
        .filter(href -> !href.isEmpty());
  }

  private static Stream<String> commands(Document page) {
    return texts(page, "pre").stream();
  }

  private static List<String> texts(Document page, String element) {
    return Pages.elements(page, element).map(Element::getTextContent).toList();
  }
}
