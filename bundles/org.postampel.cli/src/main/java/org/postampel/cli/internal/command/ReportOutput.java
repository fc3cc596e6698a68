package org.postampel.cli.internal.command;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.postampel.check.CheckReport;
import org.postampel.check.report.JsonReportWriter;
import org.postampel.check.report.ReportWriter;
import org.postampel.check.report.TextReportWriter;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;

/**
 * Puts reports where they were asked for. Standard output gets exactly one form: the text, unless
 * another one claims it.
 */
public final class ReportOutput {

  private final Terminal terminal;
  private final Map<String, String> targets;
  private final ReportWriter text;
  private boolean any;

  ReportOutput(Terminal terminal, ReportTargets targets) {
    this.terminal = terminal;
    this.targets = targets.chosen();
    this.text = terminal.colourful() ? TextReportWriter.coloured() : TextReportWriter.plain();
  }

  /** The text on standard output and nothing else. */
  public static ReportOutput text(Terminal terminal) {
    return new ReportOutput(terminal, new ReportTargets());
  }

  /** Shows one report on standard output. */
  public void add(CheckReport report) {
    StringWriter shown = new StringWriter();
    try {
      if (targets.containsValue(ReportTargets.STANDARD_OUTPUT)) {
        targets.entrySet().stream()
            .filter(target -> target.getValue().equals(ReportTargets.STANDARD_OUTPUT))
            .findFirst()
            .map(target -> writer(target.getKey()))
            .orElse(text)
            .write(report, terminal.locale(), shown);
      } else {
        if (any) {
          shown.write('\n');
        }
        text.write(report, terminal.locale(), shown);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    any = true;
    terminal.out().print(shown);
    terminal.out().flush();
  }

  /** Writes the files. */
  void finish(List<CheckReport> reports) {
    targets.forEach(
        (format, target) -> {
          if (!target.equals(ReportTargets.STANDARD_OUTPUT)) {
            write(writer(format), target, reports);
          }
        });
  }

  private void write(ReportWriter writer, String target, List<CheckReport> reports) {
    StringWriter whole = new StringWriter();
    try {
      for (CheckReport report : reports) {
        writer.write(report, terminal.locale(), whole);
      }
      TargetFile.named(target, terminal).write(whole.toString());
    } catch (IOException e) {
      throw terminal.refusal(ExitStatus.DISK, "check.cannot-write", target);
    }
  }

  private ReportWriter writer(String format) {
    if (format.equals("json")) {
      return new JsonReportWriter();
    }
    throw terminal.refusal(ExitStatus.USAGE, "check.no-such-report", "--" + format);
  }
}
