package org.postampel.cli.internal.demo;

import java.util.List;
import java.util.Locale;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckTexts;
import org.postampel.check.Light;
import org.postampel.cli.internal.command.ManyChecks;
import org.postampel.cli.internal.command.ReportOutput;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.testkit.demo.DemoMailbox;

/** Checks all mailboxes of the demo and compares each light with what it should be. */
final class DemoCheck {

  private final Terminal terminal;
  private final DemoStage stage;

  DemoCheck(Terminal terminal, DemoStage stage) {
    this.terminal = terminal;
    this.stage = stage;
  }

  int run() {
    try (Workplace workplace = stage.open()) {
      ReportOutput output = ReportOutput.text(terminal);
      List<CheckReport> reports =
          new ManyChecks(terminal, workplace.checks())
              .run(workplace.mailboxes().list(), CheckOptions.defaults(), output::add);
      boolean asItShould = reports.size() == stage.mailboxes().size();
      for (CheckReport report : reports) {
        asItShould &= compare(report);
      }
      terminal.print(asItShould ? "demo.as-it-should" : "demo.not-as-it-should");
      return asItShould ? ExitStatus.OK : ExitStatus.RED;
    }
  }

  private boolean compare(CheckReport report) {
    String expected = stage.find(report.mailbox().value()).map(DemoMailbox::light).orElse("grey");
    String actual = report.light().id();
    boolean same = expected.equals(actual);
    terminal.print(
        same ? "demo.light" : "demo.wrong-light",
        report.mailbox(),
        word(terminal, actual),
        word(terminal, expected));
    return same;
  }

  static String word(Terminal terminal, String light) {
    return CheckTexts.in(terminal.locale()).light(Light.valueOf(light.toUpperCase(Locale.ROOT)));
  }
}
