package org.postampel.check.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckTexts;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.GreyReason;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.StepResult;

/**
 * Writes a report as one line of JSON, schema {@code postampel-report/1}. Keys stand in a fixed
 * order and are always there; what a step does not have is {@code null}.
 */
public final class JsonReportWriter implements ReportWriter {

  /** The name of the schema. */
  public static final String SCHEMA = "postampel-report/1";

  private final JsonFactory factory =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  @Override
  public void write(CheckReport report, Locale locale, Writer out) throws IOException {
    CheckTexts texts = CheckTexts.in(locale);
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeObjectFieldStart("mailbox");
      json.writeStringField("id", report.mailbox().value());
      json.writeStringField("name", report.name());
      json.writeStringField("address", report.address());
      json.writeEndObject();
      json.writeStringField("started", report.started().toString());
      json.writeNumberField("durationMillis", report.duration().toMillis());
      json.writeStringField("light", report.light().id());
      json.writeNumberField("open", report.open());
      json.writeArrayFieldStart("steps");
      for (StepResult step : report.steps()) {
        write(step, texts, json);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("environment");
      for (Map.Entry<String, String> fact : report.environment().entrySet()) {
        json.writeStringField(fact.getKey(), fact.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  private static void write(StepResult step, CheckTexts texts, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", step.step().value());
    json.writeStringField("leg", step.step().leg().id());
    json.writeStringField("title", texts.title(step));
    json.writeStringField("light", step.light().id());
    json.writeStringField("reason", step.reason().map(GreyReason::id).orElse(null));
    json.writeNumberField("durationMillis", step.duration().toMillis());
    json.writeStringField("finding", step.finding().map(Finding::code).orElse(null));
    json.writeStringField(
        "reference",
        step.finding().map(Finding::reference).filter(row -> !row.isEmpty()).orElse(null));
    json.writeStringField("summary", step.summary().in(texts.locale()));
    List<String> causes =
        step.finding().map(Finding::causes).orElse(List.of()).stream()
            .map(cause -> cause.in(texts.locale()))
            .toList();
    json.writeStringField("cause", causes.isEmpty() ? null : causes.get(0));
    json.writeArrayFieldStart("causes");
    for (String cause : causes) {
      json.writeString(cause);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("remedies");
    for (Remedy remedy : step.remedies()) {
      write(remedy, texts.locale(), json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : step.evidence()) {
      json.writeStartObject();
      json.writeStringField("kind", evidence.kind().id());
      json.writeStringField("text", evidence.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Remedy remedy, Locale locale, JsonGenerator json) throws IOException {
    Sentence text = remedy.text();
    json.writeStartObject();
    json.writeStringField("who", remedy.who().id());
    json.writeStringField("text", text.in(locale));
    json.writeStringField("command", remedy.command().isEmpty() ? null : remedy.command());
    json.writeStringField("link", remedy.link().isEmpty() ? null : remedy.link());
    json.writeEndObject();
  }
}
