package org.postampel.check.internal.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * One row of the failure catalogue: a way in which a mailbox fails. Findings and causes say by
 * their reference which rows they answer.
 *
 * @param id such as {@code T4}
 * @param kind whether it has a signal of its own
 * @param seen how well its signal is known
 * @param made codes of findings and reasons that the check makes without the catalogue's matchers
 */
record ReferenceRow(String id, FindingRow.Kind kind, Seen seen, List<String> made) {

  /** How well a signal is known. */
  enum Seen {
    /** Somebody met it at a real server and wrote it down. */
    LIVE,
    /** A vendor, a standard or a program's source says so. */
    DOCUMENTED,
    /** Experience without a public source. */
    OWN;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ReferenceRow {
    made = List.copyOf(made);
  }
}
