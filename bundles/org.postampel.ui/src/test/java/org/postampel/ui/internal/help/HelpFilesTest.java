package org.postampel.ui.internal.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real pages of the help, unpacked and found. */
class HelpFilesTest {

  private static final Path HELP = Path.of("../org.postampel.help/src/main/resources");

  @TempDir Path folder;

  @Test
  void everyTopicHasAPageInBothLanguages() throws IOException {
    for (Locale locale : new Locale[] {Locale.GERMAN, Locale.ENGLISH}) {
      HelpFiles files = files(locale);
      for (HelpTopic topic : HelpTopic.values()) {
        assertThat(content(files, topic.page()))
            .as(topic + " in " + locale)
            .contains("lang=\"" + locale.getLanguage() + "\"")
            .doesNotContain("class=\"findings\"");
      }
    }
  }

  @Test
  void aFindingIsReachedByAPageThatLeadsToItsPlace() throws IOException {
    URI address =
        files(Locale.GERMAN).address(HelpTopic.pageOf("imap.token-rejected")).orElseThrow();

    assertThat(address.getFragment()).as("what a desktop would lose").isNull();
    assertThat(Files.readString(Path.of(address)))
        .contains("content=\"0; url=imap.html#imap.token-rejected\"");
    assertThat(Files.readString(Path.of(address).resolveSibling("imap.html")))
        .contains("lang=\"de\"", "<section id=\"imap.token-rejected\">");
    assertThat(Path.of(address).resolve("../../help.css").normalize()).exists();
  }

  @Test
  void aFindingOfAVendorIsAnsweredByTheListOfAllFindings() throws IOException {
    assertThat(content(files(Locale.ENGLISH), HelpTopic.pageOf("acme.licence")))
        .contains("class=\"findings\"");
  }

  @Test
  void aCodeThatIsNoPlaceWritesNothingElsewhere() throws IOException {
    String strange = "imap.\"><a href='../../../x";

    assertThat(content(files(Locale.ENGLISH), HelpTopic.pageOf(strange)))
        .contains("<section id=\"imap.token-rejected\">");
    assertThat(folder.resolve("en/org/postampel/help/findings"))
        .isDirectoryNotContaining("glob:**/to-*");
  }

  @Test
  void aLanguageWithoutPagesReadsEnglish() throws IOException {
    assertThat(content(files(Locale.FRENCH), HelpTopic.CHECK.page())).contains("lang=\"en\"");
  }

  @Test
  void withoutTheBundleThereIsNoPage() {
    HelpFiles none = new HelpFiles(name -> Optional.empty(), folder, Locale.GERMAN);

    assertThat(none.address(HelpTopic.CHECK.page())).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    HelpFiles files = new HelpFiles(HelpFilesTest::url, file, Locale.GERMAN);

    assertThatThrownBy(() -> files.address(HelpTopic.CHECK.page()))
        .isInstanceOf(UncheckedIOException.class);
  }

  private HelpFiles files(Locale locale) {
    return new HelpFiles(HelpFilesTest::url, folder, locale);
  }

  private static String content(HelpFiles files, String page) throws IOException {
    return Files.readString(Path.of(files.address(page).orElseThrow()));
  }

  private static Optional<URL> url(String name) {
    try {
      Path file = HELP.resolve(name);
      return Files.isRegularFile(file) ? Optional.of(file.toUri().toURL()) : Optional.empty();
    } catch (MalformedURLException failure) {
      throw new AssertionError(failure);
    }
  }
}
