package org.postampel.check.internal.catalogue;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.postampel.check.Sentence;
import org.postampel.core.text.Texts;

/** The sentences of a catalogue, gathered from the files beside its rooms. Immutable. */
final class CatalogueTexts implements Sentence.Wording {

  /** The languages there are; the first one is read where another has no text. */
  static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private final Map<String, ResourceBundle> byLanguage = new HashMap<>();

  /**
   * The texts of a catalogue.
   *
   * @param byLanguage the texts by key, by language
   */
  CatalogueTexts(Map<Locale, Map<String, String>> byLanguage) {
    Map<String, String> english = byLanguage.getOrDefault(Locale.ENGLISH, Map.of());
    for (Locale language : LANGUAGES) {
      Map<String, String> all = new HashMap<>(english);
      all.putAll(byLanguage.getOrDefault(language, Map.of()));
      this.byLanguage.put(language.getLanguage(), new Bundle(Map.copyOf(all)));
    }
  }

  @Override
  public Texts in(Locale locale) {
    ResourceBundle found = byLanguage.get(locale.getLanguage());
    return Texts.of(found == null ? byLanguage.get(LANGUAGES.get(0).getLanguage()) : found, locale);
  }

  private static final class Bundle extends ResourceBundle {

    private final Map<String, String> texts;

    Bundle(Map<String, String> texts) {
      this.texts = texts;
    }

    @Override
    protected Object handleGetObject(String key) {
      return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(texts.keySet());
    }
  }
}
