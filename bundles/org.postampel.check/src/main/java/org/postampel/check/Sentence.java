package org.postampel.check;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.postampel.core.text.Texts;

/**
 * A sentence for a person, not yet in a language.
 *
 * @param wording where the text lies
 * @param key the key of the text
 * @param arguments what stands in the placeholders, in their order: texts, numbers, or sentences;
 *     never a secret; a text that is an ISO date is shown as the language writes dates
 */
public record Sentence(Wording wording, String key, List<Object> arguments) {

  /** A place where texts lie in several languages. Two that are equal have the same texts. */
  @FunctionalInterface
  public interface Wording {
    /**
     * The texts in a language.
     *
     * @param locale the language wanted; one without texts reads English
     */
    Texts in(Locale locale);
  }

  private record Beside(Class<?> neighbour) implements Wording {
    @Override
    public Texts in(Locale locale) {
      return Texts.beside(neighbour, locale);
    }
  }

  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** Copies the arguments. */
  public Sentence {
    Objects.requireNonNull(wording);
    Objects.requireNonNull(key);
    arguments = List.copyOf(arguments);
  }

  /**
   * A sentence whose text lies beside a class.
   *
   * @param neighbour a class beside whose bundle's {@code messages.properties} the text lies
   * @param key the key of the text
   * @param arguments what stands in the placeholders
   */
  public Sentence(Class<?> neighbour, String key, List<Object> arguments) {
    this(new Beside(Objects.requireNonNull(neighbour)), key, arguments);
  }

  /** A sentence of this bundle's own texts. */
  public static Sentence of(String key, Object... arguments) {
    return new Sentence(Sentence.class, key, List.of(arguments));
  }

  /**
   * The sentence in a language.
   *
   * @param locale the language wanted; one without texts reads English
   */
  public String in(Locale locale) {
    Object[] shown =
        arguments.stream()
            .map(argument -> argument instanceof Sentence inner ? inner.in(locale) : argument)
            .map(argument -> shown(argument, locale))
            .toArray();
    return wording.in(locale).get(key, shown);
  }

  private static Object shown(Object argument, Locale locale) {
    if (argument instanceof String text && ISO_DATE.matcher(text).matches()) {
      try {
        return LocalDate.parse(text)
            .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
      } catch (DateTimeParseException noDayOfThatMonth) {
        return argument;
      }
    }
    return argument;
  }
}
