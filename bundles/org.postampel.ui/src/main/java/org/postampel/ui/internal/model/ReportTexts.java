package org.postampel.ui.internal.model;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckTexts;
import org.postampel.check.Remedy;
import org.postampel.check.StepResult;
import org.postampel.check.report.JsonReportWriter;
import org.postampel.check.report.ReportWriter;
import org.postampel.check.report.TextReportWriter;
import org.postampel.ui.internal.text.Sentences;

/** A report in the forms a person carries away: as text, as JSON, and for the administrator. */
public final class ReportTexts {

  private static final String END = System.lineSeparator();

  private ReportTexts() {}

  /** The whole report as text. */
  public static String text(CheckReport report, Locale locale) {
    return written(TextReportWriter.plain(), report, locale);
  }

  /** What one step found, as text, with the mailbox it is about. */
  public static String text(CheckReport report, StepResult step, Locale locale) {
    CheckReport only =
        new CheckReport(
            report.mailbox(),
            report.name(),
            report.address(),
            report.started(),
            step.duration(),
            List.of(step),
            Map.of());
    return written(TextReportWriter.plain(), only, locale);
  }

  /** The whole report as one JSON object. */
  public static String json(CheckReport report, Locale locale) {
    return written(new JsonReportWriter(), report, locale);
  }

  /**
   * What the administrator of this mailbox can do, with the lines to paste and the pages; the same
   * remedy is said once. Empty when there is nothing to do for an administrator.
   */
  public static String forAdministrator(CheckReport report, Sentences sentences) {
    Locale locale = sentences.own().locale();
    CheckTexts texts = CheckTexts.in(locale);
    Set<String> said = new LinkedHashSet<>();
    StringBuilder sheet = new StringBuilder();
    for (StepResult result : report.steps()) {
      String remedies = remedies(result, locale, said);
      if (!remedies.isEmpty()) {
        sheet
            .append(END)
            .append(texts.title(result.step()))
            .append(": ")
            .append(result.summary().in(locale))
            .append(END)
            .append(remedies);
      }
    }
    if (sheet.isEmpty()) {
      return "";
    }
    return sentences.get("check.administrator.text", report.name(), report.address()) + END + sheet;
  }

  private static String remedies(StepResult result, Locale locale, Set<String> said) {
    StringBuilder lines = new StringBuilder();
    for (Remedy remedy : result.remedies()) {
      String text = remedy.text().in(locale);
      if (remedy.who() == Remedy.Who.ADMINISTRATOR && said.add(text + '\n' + remedy.command())) {
        lines.append("- ").append(text).append(END);
        if (!remedy.command().isEmpty()) {
          lines.append(END).append(remedy.command().indent(4).stripTrailing()).append(END);
          lines.append(END);
        }
        if (!remedy.link().isEmpty()) {
          lines.append("  ").append(remedy.link()).append(END);
        }
      }
    }
    return lines.toString();
  }

  private static String written(ReportWriter writer, CheckReport report, Locale locale) {
    StringWriter out = new StringWriter();
    try {
      writer.write(report, locale, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }
}
