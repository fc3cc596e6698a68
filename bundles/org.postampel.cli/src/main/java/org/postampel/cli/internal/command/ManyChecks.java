package org.postampel.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckTexts;
import org.postampel.check.Light;
import org.postampel.check.StepResult;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Checks;
import org.postampel.core.mailbox.MailboxEntry;

/** Checks several mailboxes at once and tells the terminal how it goes on. */
public final class ManyChecks {

  /** How many mailboxes at once; each has threads of its own for its servers. */
  private static final int AT_ONCE = 8;

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
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(AT_ONCE, entries.size()), ManyChecks::thread);
    try {
      List<Future<CheckReport>> running = new ArrayList<>();
      for (MailboxEntry entry : entries) {
        running.add(threads.submit(() -> check(entry, options, entries.size() == 1)));
      }
      List<CheckReport> reports = new ArrayList<>();
      for (Future<CheckReport> future : running) {
        CheckReport report = future.get();
        each.accept(report);
        reports.add(report);
      }
      return reports;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException defect
          ? defect
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a check", e);
    } finally {
      threads.shutdownNow();
    }
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

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "postampel-check");
    thread.setDaemon(true);
    return thread;
  }
}
