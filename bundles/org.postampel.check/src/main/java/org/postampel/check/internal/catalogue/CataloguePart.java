package org.postampel.check.internal.catalogue;

import java.util.List;

/**
 * What one file of a catalogue contributes, without its texts.
 *
 * @param replaces whether everything that was read before is thrown away
 * @param rows rows of the failure catalogue
 * @param findings its findings
 * @param causes its causes
 * @param remedies its remedies
 */
record CataloguePart(
    boolean replaces,
    List<ReferenceRow> rows,
    List<FindingRow> findings,
    List<CauseRow> causes,
    List<RemedyRow> remedies) {

  CataloguePart {
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
    causes = List.copyOf(causes);
    remedies = List.copyOf(remedies);
  }
}
