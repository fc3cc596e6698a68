package org.postampel.ui.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Remedy;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.oauth.Ending;
import org.postampel.tokenstore.TokenStores;
import org.postampel.ui.internal.model.Lamp;

class TextsTest {

  private static final Pattern USED =
      Pattern.compile("(?:sentences|texts|own)\\.get\\(\\s*\"([^\"]+)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

  private final Properties english = messages("messages.properties");
  private final Properties german = messages("messages_de.properties");

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
  void bothLanguagesNameTheSameCommands() throws IOException {
    Properties base = properties(Path.of("plugin.properties"));
    Properties de = properties(Path.of("plugin_de.properties"));

    Set<String> named = new TreeSet<>();
    Matcher matcher =
        Pattern.compile("name=\"%([^\"]+)\"").matcher(Files.readString(Path.of("plugin.xml")));
    while (matcher.find()) {
      named.add(matcher.group(1));
    }

    assertThat(named).contains("command.new", "command.edit", "command.check");
    assertThat(base.stringPropertyNames()).isEqualTo(named);
    assertThat(de.stringPropertyNames()).isEqualTo(named);
  }

  /** In the host they stand beside each other, with the host's own to delete and for more. */
  @Test
  void noTwoCommandsHaveTheSameMnemonic() {
    Map.of("plugin.properties", List.of("l", "r"), "plugin_de.properties", List.of("l", "w"))
        .forEach(
            (file, ofTheHost) -> {
              List<String> letters = new ArrayList<>(ofTheHost);
              Properties names = properties(Path.of(file));
              for (String key : names.stringPropertyNames()) {
                String name = names.getProperty(key);
                assertThat(name).as(key).contains("&");
                letters.add(
                    name.substring(name.indexOf('&') + 1).substring(0, 1).toLowerCase(Locale.ROOT));
              }
              assertThat(letters).as(file).doesNotHaveDuplicates();
            });
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
    assertThat(asked).hasSizeGreaterThan(30);
    assertThat(english.stringPropertyNames()).containsAll(asked);
  }

  @Test
  void everyValueThatIsShownHasAWord() {
    List<String> keys = new ArrayList<>();
    for (Lamp lamp : Lamp.values()) {
      keys.add("lamp." + lamp.id());
    }
    for (Light light : Light.values()) {
      keys.add("overall." + light.id());
    }
    for (GreyReason reason : GreyReason.values()) {
      keys.add("reason." + reason.id());
    }
    for (Remedy.Who who : Remedy.Who.values()) {
      keys.add("who." + who.id());
    }
    for (Evidence.Kind kind : Evidence.Kind.values()) {
      keys.add("evidence." + kind.id());
    }
    assertThat(english.stringPropertyNames()).containsAll(keys);
  }

  @Test
  void aStoreThatRefusesIsSaidInTheWordsOfTheStore() {
    TokenStoreException failure =
        new TokenStoreException(
            TokenStoreException.Reason.WRONG_KEY, "vault-locked", "/tmp/x", null);

    assertThat(Sentences.in(Locale.GERMAN).of(failure))
        .isEqualTo(TokenStores.sentence(failure, Locale.GERMAN))
        .contains("Tresor")
        .contains("/tmp/x")
        .doesNotContain("vault-locked");
  }

  @Test
  void whoeverReadsADialogIsNotSentToTheCommandLine() {
    for (String code : List.of("no-wrapping-key", "several-machines", "no-passphrase")) {
      TokenStoreException failure =
          new TokenStoreException(TokenStoreException.Reason.NO_WRAPPING_KEY, code, "/tmp/x", null);
      for (Locale locale : List.of(Locale.GERMAN, Locale.ENGLISH)) {
        assertThat(Sentences.in(locale).of(failure))
            .as(code)
            .isNotEmpty()
            .doesNotContain("--", "POSTAMPEL", "standard input", "Standardeingabe");
      }
    }
  }

  @Test
  void everythingThatCanEndIsSaidBeforeAndAfterwards() {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    for (Locale locale : List.of(Locale.GERMAN, Locale.ENGLISH)) {
      EndingWords words = new EndingWords(Sentences.in(locale));
      Set<String> said = new TreeSet<>();
      for (Ending.Kind kind : Ending.Kind.values()) {
        for (boolean certain : List.of(true, false)) {
          for (int days : List.of(-5, 5)) {
            Ending ending = new Ending(kind, now.plus(Duration.ofDays(days)), certain);
            said.add(words.of(List.of(ending), now));
          }
        }
      }
      assertThat(said).hasSize(8).allMatch(sentence -> sentence.contains("2026"));
    }
  }

  @Test
  void onlyWhatEndsSoonIsSaidAndTheSoonestFirst() {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    EndingWords words = new EndingWords(Sentences.in(Locale.GERMAN));
    Ending secret =
        new Ending(Ending.Kind.CLIENT_SECRET, Instant.parse("2026-12-01T00:00:00Z"), true);
    Ending token =
        new Ending(Ending.Kind.REFRESH_TOKEN, Instant.parse("2026-12-10T12:00:00Z"), false);
    Ending later =
        new Ending(Ending.Kind.CLIENT_CERTIFICATE, Instant.parse("2027-03-01T00:00:00Z"), true);

    assertThat(words.of(List.of(later), now)).isEmpty();
    assertThat(words.of(List.of(later, token, secret), now))
        .isEqualTo(
            "Der geheime Clientschlüssel gilt nur noch bis zum 1. Dezember 2026."
                + " Bitten Sie Ihren Administrator jetzt um einen neuen.");
  }

  @Test
  void onItsLastDayAClientSecretIsNotOverYet() {
    EndingWords words = new EndingWords(Sentences.in(Locale.GERMAN));
    Ending today =
        new Ending(Ending.Kind.CLIENT_SECRET, Instant.parse("2026-11-22T00:00:00Z"), true);

    assertThat(words.of(List.of(today), Instant.parse("2026-11-22T23:00:00Z")))
        .contains("nur noch bis");
    assertThat(words.of(List.of(today), Instant.parse("2026-11-23T01:00:00Z")))
        .contains("abgelaufen");
  }

  @Test
  void aLanguageWithoutTextsReadsEnglish() {
    assertThat(Sentences.in(Locale.FRENCH).get("button.save"))
        .isEqualTo(Sentences.in(Locale.ENGLISH).get("button.save"));
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(r -> r.group()).sorted().distinct().toList();
  }

  private static Properties messages(String name) {
    return properties(Path.of("src/main/resources/org/postampel/ui", name));
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
