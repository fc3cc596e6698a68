package org.postampel.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.SecretName;
import org.postampel.core.text.Texts;
import org.postampel.host.internal.list.LastCheck;

class TextsTest {

  private static final Pattern USED = Pattern.compile("(?:texts|own)\\.get\\(\\s*\"([^\"]+)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
  private static final Path RESOURCES = Path.of("src/main/resources/org/postampel/host/internal");

  private final Properties english = properties(RESOURCES.resolve("messages.properties"));
  private final Properties german = properties(RESOURCES.resolve("messages_de.properties"));

  @Test
  void bothLanguagesHaveTheSameSentences() {
    assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
  }

  @Test
  void bothLanguagesHaveTheSamePlaceholders() {
    assertThat(english.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(placeholders(german.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key))));
  }

  @Test
  void theExtensionPointHasANameInBothLanguages() throws IOException {
    Set<String> keys = properties(Path.of("plugin.properties")).stringPropertyNames();

    assertThat(properties(Path.of("plugin_de.properties")).stringPropertyNames()).isEqualTo(keys);
    assertThat(keys)
        .isNotEmpty()
        .allSatisfy(key -> assertThat(Files.readString(Path.of("plugin.xml"))).contains("%" + key));
    assertThat(Files.readString(Path.of("META-INF/MANIFEST.MF")))
        .contains("Bundle-Localization: plugin\n");
  }

  @Test
  void everySentenceTheCodeAsksForIsThere() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = USED.matcher(Files.readString(file));
        while (matcher.find()) {
          if (!matcher.group(1).endsWith(".")) {
            asked.add(matcher.group(1));
          }
        }
      }
    }
    assertThat(asked).hasSizeGreaterThan(15);
    assertThat(english.stringPropertyNames()).containsAll(asked);
  }

  @Test
  void everyLightAndEverySecretThatIsShownHasAWord() {
    Texts texts = Texts.beside(HostApplication.class, Locale.GERMAN);

    assertThat(LastCheck.LIGHTS)
        .allSatisfy(light -> assertThat(texts.has("light." + light)).isTrue());
    assertThat(
            Stream.of(
                SecretName.Kind.PASSWORD,
                SecretName.Kind.OUTGOING_PASSWORD,
                SecretName.Kind.SIGN_IN))
        .allSatisfy(kind -> assertThat(texts.has("delete.removes." + kind)).isTrue());
  }

  @Test
  void lightsDifferInShapeNotInColourAlone() {
    List<String> shapes =
        LastCheck.LIGHTS.stream()
            .map(light -> english.getProperty("light." + light).substring(0, 1))
            .toList();

    assertThat(shapes)
        .doesNotHaveDuplicates()
        .noneMatch(shape -> Character.isLetter(shape.charAt(0)));
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(r -> r.group()).sorted().distinct().toList();
  }

  private static Properties properties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return properties;
  }
}
