package org.postampel.check.internal.catalogue;

import java.util.List;
import java.util.Locale;
import org.postampel.check.Light;

/**
 * One finding of the catalogue.
 *
 * @param code our stable code; its summary is text {@code finding.<code>}
 * @param reference the row of the failure catalogue
 * @param light yellow or red
 * @param kind whether its signal is its own
 * @param signals it answers when one of them fits; none for advice
 * @param causes the ids of its causes, the usual order; at least one
 */
record FindingRow(
    String code,
    String reference,
    Light light,
    Kind kind,
    List<Signal> signals,
    List<String> causes) {

  /** How sure a row can be of itself. */
  enum Kind {
    /** It has a signal of its own: asked first. */
    DISTINCT,
    /** It shares its signal with others: its causes are ranked by evidence; asked second. */
    AMBIGUOUS,
    /** It has no signal in a check: never asked, for the help only. */
    ADVICE;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  FindingRow {
    signals = List.copyOf(signals);
    causes = List.copyOf(causes);
    if (signals.isEmpty() != (kind == Kind.ADVICE)
        || causes.isEmpty()
        || light == Light.GREEN
        || light == Light.GREY) {
      throw new IllegalArgumentException("incomplete row of the catalogue: " + code);
    }
  }

  boolean fits(Symptom symptom, Words words) {
    return signals.stream().anyMatch(signal -> signal.fits(symptom, words));
  }
}
