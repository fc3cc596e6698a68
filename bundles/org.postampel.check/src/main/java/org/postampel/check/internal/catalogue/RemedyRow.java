package org.postampel.check.internal.catalogue;

import java.util.Map;
import java.util.Set;
import org.postampel.check.Remedy;

/**
 * One remedy of the catalogue; its sentence is text {@code remedy.<id>}.
 *
 * @param id its id
 * @param who who can do it
 * @param command a line to paste, with placeholders; may be empty
 * @param link a page, with placeholders; may be empty
 * @param only facts that have to hold, or the remedy is left out
 */
record RemedyRow(
    String id, Remedy.Who who, String command, String link, Map<String, Set<String>> only) {

  RemedyRow {
    only = Map.copyOf(only);
    Placeholders.requireKnown(command, link);
  }
}
