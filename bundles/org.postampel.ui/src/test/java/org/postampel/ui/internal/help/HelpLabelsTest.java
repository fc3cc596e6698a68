package org.postampel.ui.internal.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the help calls a field or a button is what stands on it. */
class HelpLabelsTest {

  private static final Path HELP = Path.of("../org.postampel.help/src/main/resources");
  private static final Pattern LABEL = Pattern.compile("<b class=\"label\">([^<]*)</b>");

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyLabelInTheHelpIsOneOfTheDialogs(String language) throws IOException {
    String end = language.equals("en") ? ".properties" : "_" + language + ".properties";
    Set<String> known =
        Stream.of("src/main/resources/org/postampel/ui/messages" + end, "plugin" + end)
            .map(Path::of)
            .map(HelpLabelsTest::texts)
            .flatMap(Collection::stream)
            .map(HelpLabelsTest::bare)
            .collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    Path pages = HELP.resolve(language.equals("en") ? "" : "nl/" + language).resolve("org");
    try (Stream<Path> files = Files.walk(pages)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
        Matcher label = LABEL.matcher(Files.readString(page));
        while (label.find()) {
          named.add(bare(label.group(1)));
        }
      }
    }

    assertThat(named).hasSizeGreaterThan(25).isSubsetOf(known);
  }

  /** Without keys, values and what leads on. */
  private static String bare(String text) {
    return text.replace("&", "").replaceAll("\\s*(\\{0}|…|:)\\s*$", "").strip();
  }

  private static List<String> texts(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return properties.stringPropertyNames().stream().map(properties::getProperty).toList();
  }
}
