package org.postampel.check.internal.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postampel.check.CheckTexts;

/** The built-in catalogue, row by row, for the table and its test. */
public final class CatalogueListing {

  private final FindingsCatalogue catalogue = FindingsCatalogue.builtIn();

  /** One row with everything that refers to it. */
  public final class Row {

    private final ReferenceRow row;

    private Row(ReferenceRow row) {
      this.row = row;
    }

    public String id() {
      return row.id();
    }

    public String kind() {
      return row.kind().id();
    }

    public String seen() {
      return row.seen().id();
    }

    /** The codes of the findings that answer it, or that name its cause. */
    public Set<String> codes() {
      Set<String> codes = new LinkedHashSet<>(row.made());
      findings().forEach(finding -> codes.add(finding.code()));
      if (codes.isEmpty()) {
        Set<String> own = causeIds();
        catalogue.findings().stream()
            .filter(finding -> finding.causes().stream().anyMatch(own::contains))
            .forEach(finding -> codes.add(finding.code()));
      }
      return codes;
    }

    /** What a person reads: findings, causes, and what each can do. */
    public List<String> texts(Locale locale, Object... places) {
      List<String> texts = new ArrayList<>();
      findings().forEach(f -> texts.add(text("finding." + f.code(), locale, places)));
      Set<String> causes = causeIds();
      for (FindingRow finding : findings()) {
        if (row.kind() != FindingRow.Kind.AMBIGUOUS) {
          causes.addAll(finding.causes());
        }
      }
      for (String id : causes) {
        texts.add("– " + text("cause." + id, locale, places));
        for (String remedy : catalogue.causes().get(id).remedies()) {
          RemedyRow help = catalogue.remedies().get(remedy);
          String command = help.command().isEmpty() ? "" : " `" + help.command() + "`";
          texts.add(
              "→ "
                  + CheckTexts.in(locale).who(help.who())
                  + ": "
                  + text("remedy." + remedy, locale, places)
                  + command);
        }
      }
      return texts;
    }

    private List<FindingRow> findings() {
      return catalogue.findings().stream().filter(f -> f.reference().equals(row.id())).toList();
    }

    private Set<String> causeIds() {
      Set<String> ids = new LinkedHashSet<>();
      catalogue.causes().values().stream()
          .filter(cause -> cause.reference().equals(row.id()))
          .map(CauseRow::id)
          .sorted()
          .forEach(ids::add);
      return ids;
    }
  }

  /** All rows, by letter and number. */
  public List<Row> rows() {
    return catalogue.rows().stream()
        .sorted(
            Comparator.comparing((ReferenceRow row) -> row.id().substring(0, 1))
                .thenComparing(row -> Integer.valueOf(row.id().replaceAll("\\D", "")))
                .thenComparing(ReferenceRow::id))
        .map(Row::new)
        .toList();
  }

  /** Whether the finding of this code has a signal of its own. */
  public boolean isSure(String code) {
    return catalogue.findings().stream()
        .anyMatch(f -> f.code().equals(code) && f.kind() == FindingRow.Kind.DISTINCT);
  }

  /** The row that the check makes by itself with this code or sentence; empty when none is. */
  public String rowOf(String made) {
    return catalogue.rows().stream()
        .filter(row -> row.made().contains(made))
        .map(ReferenceRow::id)
        .findFirst()
        .orElse("");
  }

  /** How many rows there are of a kind, with a way they are known, or with any for "". */
  public long count(String kind, String seen) {
    return rows().stream()
        .filter(row -> row.kind().equals(kind) && (seen.isEmpty() || row.seen().equals(seen)))
        .count();
  }

  private String text(String key, Locale locale, Object... places) {
    return catalogue.sentence(key, places).in(locale);
  }
}
