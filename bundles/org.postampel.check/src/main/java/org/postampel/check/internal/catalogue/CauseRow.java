package org.postampel.check.internal.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One cause of the catalogue; its sentence is text {@code cause.<id>}.
 *
 * @param id its id
 * @param reference the row of the failure catalogue
 * @param proven facts any of which all but proves it
 * @param likelier facts each of which makes it likelier; more of them rank it higher
 * @param unless facts any of which rules it out
 * @param remedies the ids of its remedies
 */
record CauseRow(
    String id,
    String reference,
    Map<String, Set<String>> proven,
    Map<String, Set<String>> likelier,
    Map<String, Set<String>> unless,
    List<String> remedies) {

  /** More than any number of hints. */
  private static final long PROOF = 1000;

  CauseRow {
    proven = Map.copyOf(proven);
    likelier = Map.copyOf(likelier);
    unless = Map.copyOf(unless);
    remedies = List.copyOf(remedies);
    if (remedies.isEmpty()) {
      throw new IllegalArgumentException("a cause without a remedy: " + id);
    }
  }

  /** How much of the evidence speaks for this cause. */
  long weight(Symptom symptom) {
    long hints =
        likelier.entrySet().stream()
            .filter(fact -> fact.getValue().contains(symptom.fact(fact.getKey())))
            .count();
    return Signal.fitOne(proven, symptom) ? hints + PROOF : hints;
  }

  boolean isRuledOut(Symptom symptom) {
    return Signal.fitOne(unless, symptom);
  }
}
