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
 * @param steps step ids, {@code *.name} for every leg or {@code leg.*} for every step of one; empty
 *     fits all
 * @param outcomes kinds of outcome; empty fits all
 * @param contains the words contain one of these; capitals and spacing do not matter
 * @param all the words contain all of these
 * @param matches the words, in small letters on one line, contain a match of this expression
 * @param numbers the words name one of these Entra numbers ({@code AADSTS...}); this only chooses
 *     the text that is shown
 * @param enhanced the words name one of these enhanced status codes
 * @param replies a line begins with one of these reply codes
 * @param codes the words name one of these response codes in brackets
 * @param facts facts that must have one of the values
 */
record Signal(
    Set<String> steps,
    Set<String> outcomes,
    List<String> contains,
    List<String> all,
    Optional<Pattern> matches,
    Set<String> numbers,
    Set<String> enhanced,
    Set<String> replies,
    Set<String> codes,
    Map<String, Set<String>> facts) {

  Signal {
    steps = Set.copyOf(steps);
    outcomes = Set.copyOf(outcomes);
    contains = contains.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    all = all.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    numbers = Set.copyOf(numbers);
    enhanced = Set.copyOf(enhanced);
    replies = Set.copyOf(replies);
    codes = Set.copyOf(codes);
    facts = Map.copyOf(facts);
  }

  boolean fits(Symptom symptom, Words words) {
    return fitsStep(symptom)
        && (outcomes.isEmpty() || outcomes.contains(symptom.outcome()))
        && fitsWords(symptom, words)
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
    String step = symptom.step().value();
    return steps.isEmpty()
        || steps.contains(step)
        || steps.contains("*." + symptom.step().name())
        || steps.contains(step.substring(0, step.indexOf('.') + 1) + "*");
  }

  private boolean fitsWords(Symptom symptom, Words words) {
    return (contains.isEmpty() || contains.stream().anyMatch(words.text()::contains))
        && all.stream().allMatch(words.text()::contains)
        && (matches.isEmpty() || matches.get().matcher(words.text()).find())
        && Words.meet(numbers, words.numbers())
        && Words.meet(enhanced, words.enhanced())
        && (Words.meet(replies, words.replies()) || replies.contains(symptom.fact("status")))
        && (Words.meet(codes, words.codes()) || codes.contains(symptom.fact("code")));
  }
}
