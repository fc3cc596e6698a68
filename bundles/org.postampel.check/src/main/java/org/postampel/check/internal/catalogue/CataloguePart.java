package org.postampel.check.internal.catalogue;

import java.util.List;

/**
 * What one file of a catalogue contributes, without its texts.
 *
 * @param replaces whether everything that was read before is thrown away
 * @param findings its findings
 * @param causes its causes
 * @param remedies its remedies
 */
record CataloguePart(
    boolean replaces, List<FindingRow> findings, List<CauseRow> causes, List<RemedyRow> remedies) {

  CataloguePart {
    findings = List.copyOf(findings);
    causes = List.copyOf(causes);
    remedies = List.copyOf(remedies);
  }
}
