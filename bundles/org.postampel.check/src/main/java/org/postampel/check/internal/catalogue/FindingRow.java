package org.postampel.check.internal.catalogue;

import java.util.List;
import org.postampel.check.Light;

/**
 * One finding of the catalogue.
 *
 * @param code our stable code; its summary is text {@code finding.<code>}
 * @param reference the row of the failure catalogue
 * @param light yellow or red
 * @param kind whether its signal is its own
 * @param signals it answers when one of them fits
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
    AMBIGUOUS
  }

  FindingRow {
    signals = List.copyOf(signals);
    causes = List.copyOf(causes);
    if (signals.isEmpty() || causes.isEmpty() || light == Light.GREEN || light == Light.GREY) {
      throw new IllegalArgumentException("incomplete row of the catalogue: " + code);
    }
  }

  boolean fits(Symptom symptom) {
    return signals.stream().anyMatch(signal -> signal.fits(symptom));
  }
}
