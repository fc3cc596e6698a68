package org.postampel.check.internal.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By what a row recognizes a symptom; every part that is given has to fit.
 *
 * @param steps step ids, or names preceded by {@code *.} for every leg; empty fits all
 * @param outcomes kinds of outcome; empty fits all
 * @param contains the literal words contain one of these, ignoring case; empty fits all
 * @param matches the literal words contain a match of this expression
 * @param numbers the literal words name one of these Entra numbers ({@code AADSTS...}); this only
 *     chooses the text that is shown
 * @param facts facts that must have one of the values
 */
record Signal(
    Set<String> steps,
    Set<String> outcomes,
    List<String> contains,
    Optional<Pattern> matches,
    Set<String> numbers,
    Map<String, Set<String>> facts) {

  private static final Pattern NUMBER = Pattern.compile("AADSTS(\\d{4,9})");

  Signal {
    steps = Set.copyOf(steps);
    outcomes = Set.copyOf(outcomes);
    contains = contains.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    numbers = Set.copyOf(numbers);
    facts = Map.copyOf(facts);
  }

  boolean fits(Symptom symptom) {
    return fitsStep(symptom)
        && (outcomes.isEmpty() || outcomes.contains(symptom.outcome()))
        && fitsWords(symptom.literal())
        && fit(facts, symptom);
  }

  /** Whether every named fact has one of the wanted values. */
  static boolean fit(Map<String, Set<String>> wanted, Symptom symptom) {
    return wanted.entrySet().stream()
        .allMatch(fact -> fact.getValue().contains(symptom.fact(fact.getKey())));
  }

  /** Whether one named fact has one of the named values. */
  static boolean fitOne(Map<String, Set<String>> named, Symptom symptom) {
    return named.entrySet().stream()
        .anyMatch(fact -> fact.getValue().contains(symptom.fact(fact.getKey())));
  }

  private boolean fitsStep(Symptom symptom) {
    return steps.isEmpty()
        || steps.contains(symptom.step().value())
        || steps.contains("*." + symptom.step().name());
  }

  private boolean fitsWords(String literal) {
    String lower = literal.toLowerCase(Locale.ROOT);
    return (contains.isEmpty() || contains.stream().anyMatch(lower::contains))
        && (matches.isEmpty() || matches.get().matcher(literal).find())
        && (numbers.isEmpty()
            || NUMBER.matcher(literal).results().map(n -> n.group(1)).anyMatch(numbers::contains));
  }
}
