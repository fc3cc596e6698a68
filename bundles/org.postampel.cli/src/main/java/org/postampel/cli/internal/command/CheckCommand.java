package org.postampel.cli.internal.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.SendAsProofs;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.mailbox.MailboxEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks mailboxes. */
@Command(name = "check")
public final class CheckCommand implements Callable<Integer> {

  private static final int LONGEST_SECONDS = 3600;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final ReportTargets targets = new ReportTargets();

  @Parameters(arity = "0..*", paramLabel = "ID", descriptionKey = "parameter.ids")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", descriptionKey = "option.all")
  private boolean all;

  @Option(names = "--timeout", paramLabel = "SECONDS", descriptionKey = "option.timeout")
  private int timeout = 30;

  @Option(names = "--roundtrip", descriptionKey = "option.roundtrip")
  private boolean roundtrip;

  @Option(names = "--move-to", paramLabel = "FOLDER", descriptionKey = "option.move-to")
  private String moveFolder = "";

  @Option(names = "--strict", descriptionKey = "option.strict")
  private boolean strict;

  @Option(names = "--ephemeral", descriptionKey = "option.ephemeral")
  private boolean ephemeral;

  @Option(names = "--no-mx", descriptionKey = "option.no-mx")
  private boolean withoutMx;

  private final Terminal terminal;
  private final Composition composition;

  /** The command at this terminal. */
  public CheckCommand(Terminal terminal, Composition composition) {
    this.terminal = terminal;
    this.composition = composition;
  }

  @Override
  public Integer call() {
    requireSensibleUse();
    Places places = common.places(terminal);
    try (Workplace workplace = composition.open(ephemeral ? places.inMemory() : places)) {
      Entries entries = new Entries(terminal, workplace);
      List<MailboxEntry> wanted = all ? entries.all() : entries.named(ids);
      if (ephemeral) {
        new EphemeralSecrets(terminal, workplace).askFor(entries.usable(wanted));
      } else {
        // Throws when the store cannot be used: better one sentence than one red light a mailbox.
        workplace.store().status();
      }
      ReportOutput output = new ReportOutput(terminal, targets);
      List<CheckReport> reports =
          new ManyChecks(terminal, workplace.checks())
              .run(wanted, options(places, wanted.size() > 1), output::add);
      output.finish(reports);
      summarize(reports);
      boolean unreadable = wanted.size() == 1 && wanted.get(0) instanceof MailboxEntry.Broken;
      return unreadable ? ExitStatus.MALFORMED : CheckStatus.of(reports, strict);
    }
  }

  private void requireSensibleUse() {
    if (all && !ids.isEmpty()) {
      throw terminal.refusal(ExitStatus.USAGE, "check.name-or-all");
    }
    if (!all && ids.isEmpty()) {
      throw terminal.refusal(ExitStatus.USAGE, "check.name-one");
    }
    if (timeout < 1 || timeout > LONGEST_SECONDS) {
      throw terminal.refusal(ExitStatus.USAGE, "check.not-a-time");
    }
    targets.requireSensibleUse(terminal);
  }

  private CheckOptions options(Places places, boolean several) {
    return CheckOptions.defaults()
        .withTimeout(Duration.ofSeconds(timeout))
        .withMx(!withoutMx)
        .withEphemeral(ephemeral)
        .withRoundtrip(roundtrip)
        .withMoveFolder(moveFolder.strip())
        .withBulk(several)
        .withProofs(ephemeral ? SendAsProofs.forgetful() : SendAsProofs.in(places.store()));
  }

  private void summarize(List<CheckReport> reports) {
    if (reports.size() > 1) {
      terminal.say(
          "check.several",
          reports.size(),
          count(reports, Light.GREEN),
          count(reports, Light.YELLOW),
          count(reports, Light.RED),
          count(reports, Light.GREY));
    }
  }

  private static long count(List<CheckReport> reports, Light light) {
    return reports.stream().filter(report -> report.light() == light).count();
  }
}
