package org.postampel.check.internal.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.postampel.check.Light;
import org.postampel.check.Remedy;

/**
 * Reads one file of a catalogue. The format: one object with {@code schema}, and the three tables
 * {@code findings}, {@code causes} and {@code remedies}; a word that is not known is refused.
 */
final class CatalogueParser {

  private static final String SCHEMA = "postampel-findings/1";

  private CatalogueParser() {}

  /**
   * What stands in this stream.
   *
   * @throws IOException when it is no catalogue; the message names the place
   */
  static CataloguePart parse(InputStream in) throws IOException {
    ObjectMapper mapper =
        JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    JsonNode root = mapper.readTree(in);
    if (!SCHEMA.equals(root.path("schema").asText())) {
      throw new IOException("not a " + SCHEMA + " catalogue");
    }
    try {
      only(root, "schema", "about", "replaces", "rows", "findings", "causes", "remedies");
      List<FindingRow> findings = new ArrayList<>();
      root.path("findings").forEach(node -> findings.add(finding(node)));
      List<CauseRow> causes = new ArrayList<>();
      root.path("causes").forEach(node -> causes.add(cause(node)));
      List<RemedyRow> remedies = new ArrayList<>();
      root.path("remedies").forEach(node -> remedies.add(remedy(node)));
      List<ReferenceRow> rows = new ArrayList<>();
      root.path("rows").forEach(node -> rows.add(row(node)));
      return new CataloguePart(root.path("replaces").asBoolean(), rows, findings, causes, remedies);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static ReferenceRow row(JsonNode node) {
    only(node, "id", "kind", "seen", "made");
    return new ReferenceRow(
        required(node, "id"),
        FindingRow.Kind.valueOf(required(node, "kind").toUpperCase(Locale.ROOT)),
        ReferenceRow.Seen.valueOf(required(node, "seen").toUpperCase(Locale.ROOT)),
        texts(node.path("made")));
  }

  private static FindingRow finding(JsonNode node) {
    only(node, "code", "reference", "light", "kind", "match", "causes");
    List<Signal> signals = new ArrayList<>();
    node.path("match").forEach(match -> signals.add(signal(match)));
    return new FindingRow(
        required(node, "code"),
        node.path("reference").asText(),
        Light.valueOf(required(node, "light").toUpperCase(Locale.ROOT)),
        FindingRow.Kind.valueOf(required(node, "kind").toUpperCase(Locale.ROOT)),
        signals,
        texts(node.path("causes")));
  }

  private static Signal signal(JsonNode node) {
    only(
        node,
        "step",
        "outcome",
        "contains",
        "all",
        "matches",
        "numbers",
        "enhanced",
        "reply",
        "code",
        "when");
    return new Signal(
        Set.copyOf(texts(node.path("step"))),
        Set.copyOf(texts(node.path("outcome"))),
        texts(node.path("contains")),
        texts(node.path("all")),
        Optional.of(node.path("matches").asText())
            .filter(text -> !text.isEmpty())
            .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE)),
        Set.copyOf(texts(node.path("numbers"))),
        Set.copyOf(texts(node.path("enhanced"))),
        Set.copyOf(texts(node.path("reply"))),
        Set.copyOf(texts(node.path("code"))),
        facts(node.path("when")));
  }

  private static CauseRow cause(JsonNode node) {
    only(node, "id", "reference", "proven", "likelier", "unless", "remedies");
    return new CauseRow(
        required(node, "id"),
        node.path("reference").asText(),
        facts(node.path("proven")),
        facts(node.path("likelier")),
        facts(node.path("unless")),
        texts(node.path("remedies")));
  }

  private static RemedyRow remedy(JsonNode node) {
    only(node, "id", "who", "command", "link", "only");
    return new RemedyRow(
        required(node, "id"),
        Remedy.Who.valueOf(required(node, "who").toUpperCase(Locale.ROOT)),
        node.path("command").asText(),
        node.path("link").asText(),
        facts(node.path("only")));
  }

  private static Map<String, Set<String>> facts(JsonNode node) {
    Map<String, Set<String>> facts = new TreeMap<>();
    node.properties().forEach(f -> facts.put(f.getKey(), Set.copyOf(texts(f.getValue()))));
    return facts;
  }

  /** A text, or a list of texts. */
  private static List<String> texts(JsonNode node) {
    if (node.isTextual()) {
      return List.of(node.asText());
    }
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static String required(JsonNode node, String field) {
    String value = node.path(field).asText();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("'" + field + "' is missing in " + node);
    }
    return value;
  }

  private static void only(JsonNode node, String... known) {
    Set<String> unknown = new HashSet<>();
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      unknown.add(names.next());
    }
    List.of(known).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown " + unknown + " in " + node);
    }
  }
}
