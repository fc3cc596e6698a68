package org.postampel.check.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of the user help about findings are what the catalogue says. Run this test with {@code
 * -Dpostampel.findings.write=true} to write them anew, as {@code FINDINGS.md}.
 */
class FindingPagesTest {

  private static final Path HELP = Path.of("../org.postampel.help/src/main/resources");

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void pagesAreWhatTheCatalogueSays(String language) throws IOException {
    Map<String, String> pages = new FindingPages(Locale.forLanguageTag(language)).pages();
    Path folder =
        HELP.resolve(language.equals("en") ? "" : "nl/" + language).resolve("org/postampel/help");
    if (Boolean.getBoolean("postampel.findings.write")) {
      write(folder, pages);
    }

    Map<String, String> committed = committed(folder);
    assertThat(committed.keySet()).isEqualTo(new TreeMap<>(pages).keySet());
    pages.forEach(
        (name, page) ->
            assertThat(committed.get(name).lines().toList())
                .as(name + ", out of date? -Dpostampel.findings.write=true writes it anew")
                .isEqualTo(page.lines().toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyFindingHasItsPlace(String language) {
    FindingPages pages = new FindingPages(Locale.forLanguageTag(language));
    Map<String, String> written = pages.pages();

    assertThat(pages.codes())
        .hasSizeGreaterThan(200)
        .doesNotHaveDuplicates()
        .contains("settings.invalid", "settings.unreadable", "imap.token-rejected")
        .containsAll(FindingsCatalogue.builtIn().findings().stream().map(FindingRow::code).toList())
        .allSatisfy(
            code ->
                assertThat(written.get("findings/" + code.split("\\.")[0] + ".html"))
                    .contains("<section id=\"" + code + "\">"));
  }

  private static void write(Path folder, Map<String, String> pages) throws IOException {
    for (String old : committed(folder).keySet()) {
      Files.delete(folder.resolve(old));
    }
    Files.createDirectories(folder.resolve("findings"));
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue());
    }
  }

  private static Map<String, String> committed(Path folder) throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (name.startsWith("findings/") || name.equals("findings.html")) {
          pages.put(name, Files.readString(file).replace("\r\n", "\n"));
        }
      }
    }
    return pages;
  }
}
