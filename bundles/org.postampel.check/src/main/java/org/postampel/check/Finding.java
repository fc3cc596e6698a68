package org.postampel.check;

import java.util.List;
import java.util.Objects;

/**
 * What is wrong, why, and what helps.
 *
 * @param code our stable code, such as {@code tls.certificate-expired}
 * @param reference the row of the failure catalogue it answers, such as {@code T4}
 * @param summary what happened, in one sentence
 * @param causes why, the most likely one first; at least one
 * @param remedies what helps, in the order of the causes
 */
public record Finding(
    String code, String reference, Sentence summary, List<Sentence> causes, Remedies remedies) {

  /** Refuses an empty code and an empty list of causes with {@link IllegalArgumentException}. */
  public Finding {
    Objects.requireNonNull(reference);
    Objects.requireNonNull(summary);
    Objects.requireNonNull(remedies);
    causes = List.copyOf(causes);
    if (code.isBlank() || causes.isEmpty()) {
      throw new IllegalArgumentException("a finding needs a code and a cause: " + code);
    }
  }
}
