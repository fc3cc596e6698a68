/**
 * The catalogue of findings: data in {@code org/postampel/check/catalogue}, and the code that finds
 * the row for what a step saw.
 *
 * <p>What lives here: {@link org.postampel.check.internal.catalogue.Symptom} (what a step saw),
 * {@link org.postampel.check.internal.catalogue.FindingsCatalogue} (which row answers it). What
 * does not: any decision about how a check goes on; that never depends on a row. Start reading at
 * {@code FindingsCatalogue}, with {@code catalogue/README.txt} beside it.
 */
package org.postampel.check.internal.catalogue;
