package org.postampel.cli.internal.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which language to speak: the option, else the environment, else English. */
public final class Language {

  private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  private Language() {}

  /** The languages there are texts for; the words of {@code --lang}. */
  public static final List<String> SPOKEN = List.of("de", "en");

  /**
   * The language for a command.
   *
   * @param arguments the command line, in which {@code --lang} is looked for
   * @param environment the environment variables
   */
  public static Locale of(List<String> arguments, Map<String, String> environment) {
    return Arguments.option(arguments, "--lang")
        .flatMap(Language::spoken)
        .or(() -> ofEnvironment(environment))
        .orElse(Locale.ENGLISH);
  }

  /** POSIX, Base Definitions, section 8.2: the first of the variables that is set counts. */
  private static Optional<Locale> ofEnvironment(Map<String, String> environment) {
    return VARIABLES.stream()
        .map(variable -> environment.getOrDefault(variable, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .flatMap(value -> spoken(value.split("[_.@]", 2)[0]));
  }

  private static Optional<Locale> spoken(String word) {
    String language = word.toLowerCase(Locale.ROOT);
    return SPOKEN.contains(language)
        ? Optional.of(Locale.forLanguageTag(language))
        : Optional.empty();
  }
}
