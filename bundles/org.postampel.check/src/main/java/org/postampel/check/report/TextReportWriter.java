package org.postampel.check.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckTexts;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.Light;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.StepResult;

/**
 * Writes a report for a terminal: a line a step with shape, word, title, duration and summary, and
 * below each yellow or red one its causes, who can do what, and the evidence.
 */
public final class TextReportWriter implements ReportWriter {

  private static final Map<Light, String> SHAPES =
      Map.of(Light.GREEN, "●", Light.YELLOW, "▲", Light.RED, "◆", Light.GREY, "○");
  private static final Map<Light, String> COLOURS =
      Map.of(
          Light.GREEN, "\u001b[32m",
          Light.YELLOW, "\u001b[33m",
          Light.RED, "\u001b[31m",
          Light.GREY, "\u001b[90m");
  private static final String PLAIN = "\u001b[0m";

  private final boolean colour;

  private TextReportWriter(boolean colour) {
    this.colour = colour;
  }

  /** A writer that uses shapes and words only. */
  public static TextReportWriter plain() {
    return new TextReportWriter(false);
  }

  /** A writer that adds the colours of a terminal (ECMA-48) to shapes and words. */
  public static TextReportWriter coloured() {
    return new TextReportWriter(true);
  }

  @Override
  public void write(CheckReport report, Locale locale, Writer out) throws IOException {
    CheckTexts texts = CheckTexts.in(locale);
    int width = report.steps().stream().mapToInt(s -> texts.title(s).length()).max().orElse(0);
    line(out, texts.heading(report));
    line(out, "");
    for (StepResult step : report.steps()) {
      out.write(line(step, texts, width));
      out.write('\n');
      below(step, texts, out);
    }
    line(out, "");
    out.write(lit(report.light(), SHAPES.get(report.light()) + " " + texts.overall(report)));
    out.write('\n');
    out.flush();
  }

  /**
   * The line of one step, also for showing progress.
   *
   * @param step the result
   * @param texts the language
   * @param width to how many characters the title is filled up
   */
  public String line(StepResult step, CheckTexts texts, int width) {
    String light =
        lit(step.light(), SHAPES.get(step.light()) + " " + padded(texts.light(step.light()), 6));
    String seconds = String.format(texts.locale(), "%5.1f s", step.duration().toMillis() / 1000.0);
    String title = padded(texts.title(step), width);
    return light + "  " + title + "  " + seconds + "  " + safe(texts.summary(step));
  }

  /**
   * Writes what one result says beyond its light: the sentence, then causes, remedies and evidence.
   *
   * @param step the result
   * @param locale the language
   * @param out not closed
   */
  public static void explain(StepResult step, Locale locale, Writer out) throws IOException {
    CheckTexts texts = CheckTexts.in(locale);
    line(out, texts.summary(step));
    below(step, texts, out);
    out.flush();
  }

  private static void below(StepResult step, CheckTexts texts, Writer out) throws IOException {
    if (step.finding().isPresent()) {
      details(step, step.finding().get(), texts, out);
    } else if (step.light() == Light.GREY) {
      evidence(step.evidence(), texts, out);
    }
  }

  private static void details(StepResult step, Finding finding, CheckTexts texts, Writer out)
      throws IOException {
    boolean first = true;
    for (Sentence cause : finding.causes()) {
      line(out, "      " + texts.cause(cause, first));
      first = false;
    }
    for (Remedy.Who who : Remedy.Who.values()) {
      List<Remedy> remedies = step.remedies().stream().filter(r -> r.who() == who).toList();
      if (!remedies.isEmpty()) {
        line(out, "      " + texts.remediesOf(who));
        for (Remedy remedy : remedies) {
          line(out, "        - " + remedy.text().in(texts.locale()));
          indented(remedy.command(), out);
          indented(remedy.link(), out);
        }
      }
    }
    evidence(step.evidence(), texts, out);
  }

  private static void indented(String text, Writer out) throws IOException {
    if (!text.isEmpty()) {
      line(out, "            " + text);
    }
  }

  private static void evidence(List<Evidence> evidence, CheckTexts texts, Writer out)
      throws IOException {
    if (!evidence.isEmpty()) {
      line(out, "      " + texts.evidence() + ":");
      for (Evidence one : evidence) {
        for (String text : texts.evidence(one).split("\\R")) {
          line(out, "        " + text);
        }
      }
    }
  }

  private String lit(Light light, String text) {
    return colour ? COLOURS.get(light) + text + PLAIN : text;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static void line(Writer out, String text) throws IOException {
    out.write(safe(text));
    out.write('\n');
  }

  /** What servers say must not steer the terminal. */
  private static String safe(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : ' '));
    return shown.toString();
  }

  /** Neither a control (ECMA-48) nor a character that turns the direction of writing (UAX #9). */
  private static boolean isHarmless(int c) {
    boolean turns =
        c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
    return c == '\t' || !Character.isISOControl(c) && !turns;
  }
}
