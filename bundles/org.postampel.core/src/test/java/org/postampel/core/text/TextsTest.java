package org.postampel.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {

  private final Texts english = Texts.beside(Texts.class, Locale.ENGLISH);
  private final Texts german = Texts.beside(Texts.class, Locale.GERMANY);

  @Test
  void bothLanguagesSayTheSameThings() {
    // A key that is missing in German would be inherited from English, so the sentences differ.
    assertThat(german.keys()).isEqualTo(english.keys()).isNotEmpty();
    for (String key : english.keys()) {
      assertThat(german.get(key)).as(key).isNotEqualTo(english.get(key));
    }
  }

  @Test
  void bothLanguagesHaveTheSamePlaceholders() {
    for (String key : english.keys()) {
      assertThat(placeholders(german, key)).as(key).isEqualTo(placeholders(english, key));
    }
  }

  @Test
  void everySentenceIsOneSentenceWithoutLeftOverQuotes() {
    for (Texts texts : new Texts[] {english, german}) {
      for (String key : texts.keys()) {
        assertThat(texts.get(key, "a", "b", "c")).as(key).endsWith(".").doesNotContain("'");
      }
    }
  }

  @Test
  void germanIsAddressedFormallyAndWithoutTheDoubtfulWords() {
    for (String key : german.keys()) {
      assertThat(german.get(key)).as(key).doesNotContain("Passwort").doesNotContain("Beleg");
    }
  }

  @Test
  void anUnknownLanguageReadsEnglishEvenOnAGermanMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Texts french = Texts.beside(Texts.class, Locale.FRENCH);
      assertThat(french.get("problem.name.missing")).isEqualTo(english.get("problem.name.missing"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void numbersAreShownWithoutGroupingAndUmlautsAsTheyAre() {
    assertThat(german.get("problem.port.out-of-range", 65536)).contains("65536");
    assertThat(german.get("problem.port.out-of-range", 1)).contains("üblichen");
  }

  @Test
  void aMissingSentenceIsADefect() {
    assertThat(english.has("no.such.key")).isFalse();
    assertThatThrownBy(() -> english.get("no.such.key"))
        .isInstanceOf(MissingResourceException.class);
  }

  private static String placeholders(Texts texts, String key) {
    return Pattern.compile("«[0-3]»")
        .matcher(texts.get(key, "«0»", "«1»", "«2»", "«3»"))
        .results()
        .map(found -> found.group())
        .distinct()
        .sorted()
        .collect(Collectors.joining());
  }
}
