package org.postampel.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One JSON report of a check, as a reader of the contract sees it. */
final class Report {

  private final JsonNode json;

  private Report(JsonNode json) {
    this.json = json;
  }

  /** The reports of one output, one JSON object a line, by mailbox id. */
  static Map<String, Report> parse(String output) throws JsonProcessingException {
    Map<String, Report> reports = new TreeMap<>();
    for (String line : output.lines().filter(text -> !text.isBlank()).toList()) {
      JsonNode json = new ObjectMapper().readTree(line);
      reports.put(json.at("/mailbox/id").asText(), new Report(json));
    }
    return reports;
  }

  String schema() {
    return json.path("schema").asText();
  }

  String light() {
    return json.path("light").asText();
  }

  int open() {
    return json.path("open").asInt();
  }

  /** The light of every step by its id; a grey one with its reason: {@code grey(blocked)}. */
  Map<String, String> lights() {
    Map<String, String> lights = new LinkedHashMap<>();
    for (JsonNode step : json.path("steps")) {
      String light = step.path("light").asText();
      lights.put(
          step.path("id").asText(),
          light.equals("grey") ? "grey(" + step.path("reason").asText() + ")" : light);
    }
    return lights;
  }

  /** The stable finding code of a step; empty when it has none. */
  String finding(String step) {
    return step(step).path("finding").asText("");
  }

  /** All evidence of a step in one text. */
  String evidence(String step) {
    StringBuilder all = new StringBuilder();
    step(step)
        .path("evidence")
        .forEach(item -> all.append(item.path("text").asText()).append('\n'));
    return all.toString();
  }

  /** How many remedies a step has. */
  int remedies(String step) {
    return step(step).path("remedies").size();
  }

  /** Overall light, and a line for every step that is neither green nor out of place. */
  String brief() {
    StringBuilder text = new StringBuilder(light());
    lights()
        .forEach(
            (step, light) -> {
              if (!light.equals("green") && !light.equals("grey(not-applicable)")) {
                text.append("\n%s %s %s %s".formatted(step, light, finding(step), evidence(step)));
              }
            });
    return text.toString();
  }

  private JsonNode step(String id) {
    for (JsonNode step : json.path("steps")) {
      if (step.path("id").asText().equals(id)) {
        return step;
      }
    }
    throw new AssertionError("no step " + id + " in " + lights());
  }

  @Override
  public String toString() {
    return json.toPrettyString();
  }
}
