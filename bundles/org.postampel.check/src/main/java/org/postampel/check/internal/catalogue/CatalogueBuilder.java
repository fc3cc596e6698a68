package org.postampel.check.internal.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts a catalogue together from its files, one after the other. */
final class CatalogueBuilder {

  private final Map<String, ReferenceRow> rows = new LinkedHashMap<>();
  private final List<FindingRow> findings = new ArrayList<>();
  private final Map<String, CauseRow> causes = new LinkedHashMap<>();
  private final Map<String, RemedyRow> remedies = new LinkedHashMap<>();
  private final Map<Locale, Map<String, String>> texts = new HashMap<>();

  CatalogueBuilder copy() {
    CatalogueBuilder copy = new CatalogueBuilder();
    copy.rows.putAll(rows);
    copy.findings.addAll(findings);
    copy.causes.putAll(causes);
    copy.remedies.putAll(remedies);
    texts.forEach((language, known) -> copy.texts.put(language, new HashMap<>(known)));
    return copy;
  }

  /** Adds a room of ours: asked after the earlier ones, and nothing in it is there already. */
  void addLast(CatalogueFile file) {
    add(file.part().rows(), ReferenceRow::id, rows, true);
    add(file.part().causes(), CauseRow::id, causes, true);
    add(file.part().remedies(), RemedyRow::id, remedies, true);
    Set<String> known = new HashSet<>();
    findings.forEach(row -> known.add(row.code()));
    file.part().findings().forEach(row -> once(known.add(row.code()), row.code()));
    findings.addAll(file.part().findings());
    addTexts(file);
  }

  /** Adds a contributed file: its new findings are asked first, the others take their places. */
  void addFirst(CatalogueFile file) {
    if (file.part().replaces()) {
      rows.clear();
      findings.clear();
      causes.clear();
      remedies.clear();
      texts.clear();
    }
    add(file.part().rows(), ReferenceRow::id, rows, false);
    add(file.part().causes(), CauseRow::id, causes, false);
    add(file.part().remedies(), RemedyRow::id, remedies, false);
    Map<String, FindingRow> fresh = new LinkedHashMap<>();
    add(file.part().findings(), FindingRow::code, fresh, true);
    findings.replaceAll(
        row -> {
          FindingRow better = fresh.remove(row.code());
          return better == null ? row : better;
        });
    findings.addAll(0, fresh.values());
    addTexts(file);
  }

  /**
   * The catalogue.
   *
   * @throws IllegalArgumentException when something in it names what is not there
   */
  FindingsCatalogue build() {
    return new FindingsCatalogue(
        List.copyOf(rows.values()),
        findings,
        List.copyOf(causes.values()),
        List.copyOf(remedies.values()),
        new CatalogueTexts(texts));
  }

  private void addTexts(CatalogueFile file) {
    file.texts()
        .forEach(
            (language, more) ->
                texts.computeIfAbsent(language, none -> new HashMap<>()).putAll(more));
  }

  private static <T> void add(
      List<T> rows, Function<T, String> name, Map<String, T> known, boolean once) {
    Set<String> here = new HashSet<>(once ? known.keySet() : Set.of());
    for (T row : rows) {
      once(here.add(name.apply(row)), name.apply(row));
      known.put(name.apply(row), row);
    }
  }

  private static void once(boolean isNew, String name) {
    if (!isNew) {
      throw new IllegalArgumentException("twice in the catalogue: " + name);
    }
  }
}
