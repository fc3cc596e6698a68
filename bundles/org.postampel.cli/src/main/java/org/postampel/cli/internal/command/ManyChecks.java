package org.postampel.cli.internal.command;

import java.util.List;
import java.util.function.Consumer;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckTexts;
import org.postampel.check.Light;
import org.postampel.check.SeveralMailboxes;
import org.postampel.check.StepResult;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Checks;
import org.postampel.core.mailbox.MailboxEntry;

/** Checks several mailboxes at once and tells the terminal how it goes on. */
public final class ManyChecks {

  private final Terminal terminal;
  private final Checks checks;
  private final CheckTexts texts;

  /** Checks reported to this terminal. */
  public ManyChecks(Terminal terminal, Checks checks) {
    this.terminal = terminal;
    this.checks = checks;
    this.texts = CheckTexts.in(terminal.locale());
  }

  /**
   * Checks the entries and gives the reports in their order.
   *
   * @param entries the mailboxes
   * @param options how
   * @param each gets each report as soon as it and those before it are there
   */
  public List<CheckReport> run(
      List<MailboxEntry> entries, CheckOptions options, Consumer<CheckReport> each) {
    boolean alone = entries.size() == 1;
    return SeveralMailboxes.check(entries, entry -> check(entry, options, alone), each);
  }

  /** A single mailbox is followed step by step, several of them mailbox by mailbox. */
  private CheckReport check(MailboxEntry entry, CheckOptions options, boolean alone) {
    CheckListener progress = alone ? new Progress() : CheckListener.NONE;
    CheckReport report = checks.check(entry, options, progress, terminal.cancellation());
    if (!alone) {
      terminal.saySentence(entry.id() + ": " + texts.overall(report));
    }
    return report;
  }

  /** One line for every step that has run. */
  private final class Progress implements CheckListener {
    @Override
    public void finished(StepResult result) {
      if (result.light() != Light.GREY) {
        terminal.saySentence(texts.title(result.step()) + ": " + texts.light(result.light()));
      }
    }
  }
}
