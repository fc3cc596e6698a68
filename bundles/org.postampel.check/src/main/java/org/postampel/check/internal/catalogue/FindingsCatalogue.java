package org.postampel.check.internal.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postampel.check.Finding;
import org.postampel.check.Remedies;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.core.text.Texts;

/**
 * Finds for a symptom the row that explains it: the first distinct one that fits, else the first
 * ambiguous one, which lists its causes ranked by the evidence. There is always an answer.
 * Immutable.
 */
public final class FindingsCatalogue {

  /** The row that answers when no other one does. */
  static final String UNEXPLAINED = "check.unexplained";

  private final List<ReferenceRow> rows;
  private final List<FindingRow> findings;
  private final Map<String, CauseRow> causes = new HashMap<>();
  private final Map<String, RemedyRow> remedies = new HashMap<>();
  private final CatalogueTexts texts;

  FindingsCatalogue(
      List<ReferenceRow> rows,
      List<FindingRow> findings,
      List<CauseRow> causes,
      List<RemedyRow> remedies,
      CatalogueTexts texts) {
    this.rows = List.copyOf(rows);
    this.findings = List.copyOf(findings);
    this.texts = texts;
    remedies.forEach(row -> keep(this.remedies.put(row.id(), row), row.id()));
    for (CauseRow cause : causes) {
      keep(this.causes.put(cause.id(), cause), cause.id());
      cause.remedies().forEach(id -> known(this.remedies.get(id), id));
    }
    Set<String> codes = new HashSet<>();
    for (FindingRow finding : findings) {
      keep(codes.add(finding.code()) ? null : finding, finding.code());
      finding.causes().forEach(id -> known(this.causes.get(id), id));
    }
    requireTexts();
    if (!codes.contains(UNEXPLAINED)) {
      throw new IllegalArgumentException("the catalogue has no row " + UNEXPLAINED);
    }
  }

  /**
   * The catalogue that comes with this bundle, without contributions.
   *
   * @throws java.io.UncheckedIOException when the bundle is damaged
   */
  public static FindingsCatalogue builtIn() {
    return CatalogueLoader.load(List.of());
  }

  /**
   * The catalogue that comes with this bundle, extended and corrected by what others contribute.
   *
   * @throws java.io.UncheckedIOException when the bundle is damaged
   */
  public static FindingsCatalogue load() {
    return CatalogueLoader.load();
  }

  /**
   * A sentence of this catalogue.
   *
   * @param key of the text, such as {@code cause.no-full-access}
   * @param arguments what stands in its placeholders
   */
  public Sentence sentence(String key, Object... arguments) {
    return new Sentence(texts, key, List.of(arguments));
  }

  /**
   * The finding for a symptom.
   *
   * @param symptom what was seen
   * @param places the values that sentences, commands and links mention
   */
  public Diagnosis diagnose(Symptom symptom, Placeholders places) {
    Words words = symptom.words();
    FindingRow row =
        first(FindingRow.Kind.DISTINCT, symptom, words)
            .or(() -> first(FindingRow.Kind.AMBIGUOUS, symptom, words))
            .orElseGet(this::unexplained);
    Object[] arguments = places.arguments(symptom);
    List<CauseRow> ranked = rank(row, symptom);
    List<Remedy> help =
        remedies(ranked, symptom).stream().map(r -> remedy(r, arguments, places)).toList();
    return new Diagnosis(
        row.light(),
        new Finding(
            row.code(),
            row.reference(),
            sentence("finding." + row.code(), arguments),
            ranked.stream().map(c -> sentence("cause." + c.id(), arguments)).toList(),
            Remedies.of(help.get(0), help.subList(1, help.size()))));
  }

  List<ReferenceRow> rows() {
    return rows;
  }

  List<FindingRow> findings() {
    return findings;
  }

  Map<String, CauseRow> causes() {
    return Map.copyOf(causes);
  }

  Map<String, RemedyRow> remedies() {
    return Map.copyOf(remedies);
  }

  private Optional<FindingRow> first(FindingRow.Kind kind, Symptom symptom, Words words) {
    return findings.stream()
        .filter(row -> row.kind() == kind && row.fits(symptom, words))
        .findFirst();
  }

  private FindingRow unexplained() {
    return findings.stream()
        .filter(row -> row.code().equals(UNEXPLAINED))
        .findFirst()
        .orElseThrow();
  }

  /** The causes the evidence leaves, the likeliest first; all of them when it leaves none. */
  private List<CauseRow> rank(FindingRow row, Symptom symptom) {
    List<CauseRow> all = row.causes().stream().map(causes::get).toList();
    List<CauseRow> left = all.stream().filter(cause -> !cause.isRuledOut(symptom)).toList();
    return (left.isEmpty() ? all : left)
        .stream()
            .sorted(Comparator.comparingLong((CauseRow cause) -> -cause.weight(symptom)))
            .toList();
  }

  /** The remedies of these causes that make sense here; all of them when none does. */
  private List<RemedyRow> remedies(List<CauseRow> ranked, Symptom symptom) {
    List<RemedyRow> all =
        ranked.stream().flatMap(cause -> cause.remedies().stream()).map(remedies::get).toList();
    List<RemedyRow> sensible =
        all.stream().filter(remedy -> Signal.fit(remedy.only(), symptom)).toList();
    return sensible.isEmpty() ? all : sensible;
  }

  private Remedy remedy(RemedyRow row, Object[] arguments, Placeholders places) {
    return new Remedy(
        row.who(),
        sentence("remedy." + row.id(), arguments),
        places.fillCommand(row.command()),
        places.fillLink(row.link()));
  }

  private void requireTexts() {
    Texts english = texts.in(Locale.ENGLISH);
    Stream.of(
            findings.stream().map(row -> "finding." + row.code()),
            causes.keySet().stream().map(id -> "cause." + id),
            remedies.keySet().stream().map(id -> "remedy." + id))
        .flatMap(keys -> keys)
        .filter(key -> !english.has(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException("the text " + key + " is missing");
            });
  }

  CatalogueTexts texts() {
    return texts;
  }

  private static void keep(Object earlier, String id) {
    if (earlier != null) {
      throw new IllegalArgumentException("twice in the catalogue: " + id);
    }
  }

  private static void known(Object row, String id) {
    if (row == null) {
      throw new IllegalArgumentException("not in the catalogue: " + id);
    }
  }
}
