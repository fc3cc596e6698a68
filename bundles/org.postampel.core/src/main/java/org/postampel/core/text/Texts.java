package org.postampel.core.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sentences of one bundle in one language, from {@code messages.properties} (English) and
 * {@code messages_de.properties} beside a class of that bundle. A language without texts of its own
 * reads English, never the machine's language. Immutable.
 */
public final class Texts {

  private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /**
   * The texts beside a class.
   *
   * @param neighbour a class in whose package {@code messages.properties} lies
   * @param locale the language wanted
   */
  public static Texts beside(Class<?> neighbour, Locale locale) {
    String name = neighbour.getPackageName() + ".messages";
    ResourceBundle bundle =
        ResourceBundle.getBundle(name, locale, neighbour.getClassLoader(), NO_DEFAULT_LOCALE);
    return new Texts(bundle, Objects.requireNonNull(locale));
  }

  /**
   * The texts of a bundle that was put together elsewhere.
   *
   * @param bundle the texts
   * @param locale their language
   */
  public static Texts of(ResourceBundle bundle, Locale locale) {
    return new Texts(Objects.requireNonNull(bundle), Objects.requireNonNull(locale));
  }

  /**
   * The sentence with its placeholders filled.
   *
   * @param key a key that exists; a missing one is a defect and throws {@link
   *     java.util.MissingResourceException}
   * @param arguments in the order of the placeholders; numbers are shown without grouping
   */
  public String get(String key, Object... arguments) {
    Object[] shown = arguments.clone();
    for (int i = 0; i < shown.length; i++) {
      shown[i] = String.valueOf(shown[i]);
    }
    return new MessageFormat(bundle.getString(key), locale).format(shown);
  }

  /** Whether there is such a sentence. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** Every key there is, sorted. */
  public Set<String> keys() {
    return new TreeSet<>(bundle.keySet());
  }

  /** The language of these texts. */
  public Locale locale() {
    return locale;
  }
}
