package org.postampel.ui.internal.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The last day of the client secret as a person types it: {@code 31.12.2027} or {@code 2027-12-31}.
 * Confined to one thread, like the dialog's model.
 */
public final class SecretEnd {

  private static final DateTimeFormatter GERMAN = strict("d.M.uuuu");
  private static final DateTimeFormatter INTERNATIONAL = strict("uuuu-MM-dd");

  private String text = "";
  private boolean edited;

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** What the field shows. */
  public String text() {
    return text;
  }

  /** Takes what a person typed. */
  public void type(String typed) {
    text = Objects.requireNonNull(typed);
    edited = true;
  }

  /**
   * Shows the day the store knows, unless somebody has typed already.
   *
   * @param locale decides how a day is written
   */
  public void known(Optional<LocalDate> day, Locale locale) {
    if (!edited) {
      boolean german = locale.getLanguage().equals("de");
      DateTimeFormatter form = german ? DateTimeFormatter.ofPattern("dd.MM.uuuu") : INTERNATIONAL;
      text = day.map(form::format).orElse("");
    }
  }

  /** A new secret is being typed, and the day of the former one is not its day. */
  public void anotherSecret() {
    if (!edited) {
      type("");
    }
  }

  /** Whether somebody typed here, so that the day is to be kept or forgotten. */
  public boolean isEdited() {
    return edited;
  }

  /** Whether there is a text that is no day. */
  public boolean isWrong() {
    return !text.isBlank() && day().isEmpty();
  }

  /** The day; empty for none and for a text that is no day. */
  public Optional<LocalDate> day() {
    for (DateTimeFormatter form : List.of(GERMAN, INTERNATIONAL)) {
      try {
        return Optional.of(LocalDate.parse(text.strip(), form));
      } catch (DateTimeException another) {
        continue;
      }
    }
    return Optional.empty();
  }
}
