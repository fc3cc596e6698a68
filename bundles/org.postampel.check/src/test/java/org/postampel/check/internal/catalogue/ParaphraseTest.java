package org.postampel.check.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.postampel.check.StepId;

/**
 * Other wordings of known signals, and near misses: those of mail servers lie in {@code
 * paraphrases.txt}, those of Entra numbers are made here.
 */
class ParaphraseTest {

  private static final List<String> WORDINGS =
      List.of(
          "AADSTS%s",
          "aadsts%s: Andere Worte. Trace ID: 5f0c2b6e-0000-4a4a-9d9d-4711aabbccdd",
          "Fehler:\nAADSTS %s\nRequest Id: 4711",
          "\"AADSTS: %s\" (Correlation 4711)",
          "Etwas ging schief.\nerror_codes: %s",
          "{\"error_codes\":[%s],\"timestamp\":\"2026-11-22 08:00:00Z\"}");

  private static final List<String> NEAR_MISSES =
      List.of("AADSTS9%s: Words.", "AADSTS%s0: Words.", "Trace ID: %s", "AADSTS%s7: Words.");

  private final FindingsCatalogue catalogue = FindingsCatalogue.builtIn();

  @TestFactory
  Stream<DynamicTest> otherWordsOfTheSameSignalNameItsRowAndNearMissesDoNot() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    String row = "";
    String[] head = {};
    for (String line : lines()) {
      if (line.startsWith("[")) {
        row = line.substring(1, line.indexOf(']'));
        head = line.substring(line.indexOf(']') + 1).strip().split(" ");
      } else if (line.startsWith("~") || line.startsWith("!")) {
        tests.add(test(row, head, line));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyEntraNumberIsReadInEveryWordingAndNoOtherNumberIs() {
    Set<String> known = new HashSet<>();
    catalogue.findings().forEach(row -> row.signals().forEach(s -> known.addAll(s.numbers())));
    List<DynamicTest> tests = new ArrayList<>();
    for (FindingRow row : catalogue.findings()) {
      for (Signal signal : row.signals()) {
        if (signal.contains().isEmpty()) {
          signal.numbers().stream()
              .filter(number -> !number.equals("none"))
              .forEach(number -> tests.add(number(row.reference(), number, known)));
        }
      }
    }
    return tests.stream();
  }

  private DynamicTest number(String row, String number, Set<String> known) {
    return DynamicTest.dynamicTest(
        row + " " + number,
        () -> {
          for (String wording : WORDINGS) {
            assertThat(reference("oauth.token", "refused", wording.formatted(number), Map.of()))
                .as(wording)
                .isEqualTo(row);
          }
          for (String miss : NEAR_MISSES) {
            String text = miss.formatted(number);
            if (known.stream().noneMatch(other -> text.contains("AADSTS" + other + ":"))) {
              assertThat(reference("oauth.token", "refused", text, Map.of()))
                  .as(text)
                  .isNotEqualTo(row);
            }
          }
        });
  }

  private DynamicTest test(String row, String[] head, String line) {
    String text = line.substring(1).strip().replace(" // ", "\r\n");
    Map<String, String> facts = facts(head[2]);
    return DynamicTest.dynamicTest(
        row + " " + line,
        () -> {
          String named = reference(head[0], head[1], text.equals("-") ? "" : text, facts);
          if (line.startsWith("~")) {
            assertThat(named).isEqualTo(row);
          } else {
            assertThat(named).isNotEqualTo(row);
          }
        });
  }

  private String reference(String step, String outcome, String text, Map<String, String> facts) {
    Symptom symptom = new Symptom(new StepId(step), outcome, text, facts);
    return catalogue.diagnose(symptom, FindingsCatalogueTest.PLACES).finding().reference();
  }

  private static Map<String, String> facts(String text) {
    Map<String, String> facts = new HashMap<>();
    if (!text.equals("-")) {
      for (String fact : text.split(",")) {
        facts.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
      }
    }
    return facts;
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = ParaphraseTest.class.getResourceAsStream("paraphrases.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
