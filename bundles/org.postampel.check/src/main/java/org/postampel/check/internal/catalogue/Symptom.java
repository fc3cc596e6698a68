package org.postampel.check.internal.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.postampel.check.StepId;
import org.postampel.check.internal.text.Redactor;

/**
 * What a step saw that is not as it should be, before anybody interprets it.
 *
 * @param step the step
 * @param outcome what kind of outcome it was, a stable word such as {@code rejected}
 * @param literal the server's, the authority's or Java's own words; may be empty
 * @param facts further facts by name, such as {@code shared=yes}; see {@code catalogue/README.txt}
 */
public record Symptom(StepId step, String outcome, String literal, Map<String, String> facts) {

  /** The fact that a text may show: what is missing, who answered, how long to wait. */
  public static final String DETAIL = "detail";

  /** The fact that holds the page on which an administrator approves, where one is waited for. */
  public static final String CONSENT_PAGE = "consent-page";

  /** Removes what looks like a secret from the literal words and the facts. */
  public Symptom {
    Objects.requireNonNull(step);
    Objects.requireNonNull(outcome);
    literal = Redactor.redact(literal);
    Map<String, String> clean = new HashMap<>();
    facts.forEach((name, value) -> clean.put(name, Redactor.redact(value)));
    facts = Map.copyOf(clean);
  }

  /** The literal words, taken apart. */
  Words words() {
    return Words.of(literal);
  }

  /** The value of a fact; {@code unknown} when nobody knows. */
  public String fact(String name) {
    return facts.getOrDefault(name, "unknown");
  }
}
