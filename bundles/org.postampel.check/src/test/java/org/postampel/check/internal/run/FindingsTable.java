package org.postampel.check.internal.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postampel.check.internal.catalogue.CatalogueListing;

/** The table of all rows of the failure catalogue, as it lies in {@code FINDINGS.md}. */
final class FindingsTable {

  private static final Object[] PLACES = {
    "‹mailbox›",
    "‹person›",
    "‹host›",
    "‹port›",
    "‹protocol›",
    "‹tenant›",
    "‹client id›",
    "‹detail›",
    "‹answer›",
    "‹mailbox that signs in›"
  };

  private FindingsTable() {}

  /** How each row is replayed: to be recognised, to be recognised all the same, and not to be. */
  static Map<String, Set<ReplayText.Sort>> sorts() {
    Map<String, Set<ReplayText.Sort>> sorts = new TreeMap<>();
    for (String file : List.of(ReplayMailTest.ANSWERS, ReplayAuthorityTest.ANSWERS)) {
      ReplayText.read(file).forEach(one -> add(sorts, one.row(), one.sort()));
    }
    scenarios().values().forEach(all -> all.forEach(one -> add(sorts, one.row(), one.sort())));
    return sorts;
  }

  private static void add(
      Map<String, Set<ReplayText.Sort>> sorts, String row, ReplayText.Sort sort) {
    sorts.computeIfAbsent(row, one -> EnumSet.noneOf(ReplayText.Sort.class)).add(sort);
  }

  private static Map<String, List<Scenario>> scenarios() {
    return Map.of(
        "run.ReplayAccountTest", ReplayAccountTest.scenarios(),
        "run.ReplayNetworkTest", ReplayNetworkTest.scenarios(),
        "run.ReplayTlsTest", ReplayTlsTest.scenarios());
  }

  /** The tests of each row: the replays, and those that {@code replay-elsewhere.txt} names. */
  static Map<String, String> tests() {
    Map<String, String> tests = new TreeMap<>();
    ReplayText.read(ReplayMailTest.ANSWERS).forEach(a -> tests.put(a.row(), "run.ReplayMailTest"));
    ReplayText.read(ReplayAuthorityTest.ANSWERS)
        .forEach(a -> tests.putIfAbsent(a.row(), "run.ReplayAuthorityTest"));
    scenarios().forEach((test, all) -> all.forEach(one -> tests.putIfAbsent(one.row(), test)));
    for (String line : ReplayText.lines("replay-elsewhere.txt")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ");
        tests.putIfAbsent(words[0], words[1] + "." + words[2]);
      }
    }
    return tests;
  }

  static String markdown(CatalogueListing listing) {
    Map<String, String> tests = tests();
    StringBuilder text = new StringBuilder();
    text.append("# Findings\n\n");
    text.append("Generated from the catalogue; `FindingsTableTest` says how to write it anew.\n\n");
    text.append("| Kind | Rows | Signal met at a real server | documented | experience |\n");
    text.append("|--|--|--|--|--|\n");
    for (String kind : List.of("distinct", "ambiguous", "advice")) {
      text.append("| ").append(kind).append(" | ").append(listing.count(kind, ""));
      for (String seen : List.of("live", "documented", "own")) {
        text.append(" | ").append(listing.count(kind, seen));
      }
      text.append(" |\n");
    }
    text.append("\n| Row | Kind | Signal | Codes | Test | English | German |\n");
    text.append("|--|--|--|--|--|--|--|\n");
    for (CatalogueListing.Row row : listing.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.id());
      cells.add(row.kind());
      cells.add(row.seen());
      cells.add(String.join("<br>", row.codes()));
      cells.add(tests.getOrDefault(row.id(), ""));
      cells.add(texts(row, Locale.ENGLISH));
      cells.add(texts(row, Locale.GERMAN));
      cells.forEach(cell -> text.append("| ").append(cell.replace("|", "\\|")).append(' '));
      text.append("|\n");
    }
    return text.toString();
  }

  private static String texts(CatalogueListing.Row row, Locale locale) {
    Map<String, Boolean> lines = new LinkedHashMap<>();
    row.texts(locale, PLACES).forEach(line -> lines.put(line, true));
    return String.join("<br>", lines.keySet());
  }
}
