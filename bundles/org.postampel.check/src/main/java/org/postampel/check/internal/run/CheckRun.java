package org.postampel.check.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckPlanner;
import org.postampel.check.CheckReport;
import org.postampel.check.Sentence;
import org.postampel.check.internal.catalogue.FindingsCatalogue;
import org.postampel.check.internal.contribution.ContributedSteps;
import org.postampel.check.internal.step.CheckContext;
import org.postampel.check.internal.step.LegContext;
import org.postampel.check.internal.step.Step;
import org.postampel.check.internal.step.Steps;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;

/**
 * One check of one mailbox: a lane for the account and one for each server, all at the same time.
 * The account's lane waits for no other, so nobody waits in a circle.
 */
final class CheckRun {

  private final MailboxConfiguration mailbox;
  private final CheckOptions options;
  private final CheckContext.Services services;
  private final FindingsCatalogue catalogue;
  private final ContributedSteps contributed;
  private final Events events;
  private final StepBoard board;
  private final Clocks clocks = new Clocks();
  private final Cancellation stop = new Cancellation();
  private final List<Thread> threads = new ArrayList<>();

  CheckRun(
      MailboxConfiguration mailbox,
      CheckOptions options,
      CheckContext.Services services,
      FindingsCatalogue catalogue,
      ContributedSteps contributed,
      CheckListener listener) {
    this.mailbox = mailbox;
    this.options = options;
    this.services = services;
    this.catalogue = catalogue;
    this.contributed = contributed;
    this.events = new Events(listener);
    this.board = new StepBoard(contributed.addedTo(CheckPlanner.plan(mailbox, options)), events);
  }

  CheckReport run(Cancellation cancellation) {
    Instant started = services.clock().instant();
    long start = System.nanoTime();
    board.begin();
    ScheduledThreadPoolExecutor watchdog = watchdog();
    Cancellation.Registration wish = cancellation.onCancel(this::halt);
    try {
      lanes(watchdog);
      if (!board.awaitAll(options.timeout())) {
        end(cancellation.isCancelled() ? "undecided.cancelled" : "undecided.timeout");
      }
    } catch (InterruptedException e) {
      end("undecided.cancelled");
      Thread.currentThread().interrupt();
    } finally {
      wish.close();
      watchdog.shutdownNow();
    }
    CheckReport report =
        new CheckReport(
            mailbox.id(),
            mailbox.name(),
            mailbox.address(),
            started,
            Duration.ofNanos(System.nanoTime() - start),
            board.results(),
            Machine.facts());
    events.add(listener -> listener.done(report));
    events.tell();
    return report;
  }

  /** The legs come first in the queue for the settings: they are what people wait for. */
  private void lanes(ScheduledThreadPoolExecutor watchdog) {
    CheckContext context = new CheckContext(mailbox, options, services, stop);
    Lane.Surroundings around =
        new Lane.Surroundings(board, clocks, catalogue, watchdog, options.stepTimeout());
    Lane account =
        new Lane(
            Steps.ofAccount(context), around, Places.ofAccount(mailbox), context::closeTokenDesk);
    start("account", account);
    for (MailServer server : mailbox.servers()) {
      LegContext leg = new LegContext(context, server);
      Lane lane = new Lane(Steps.ofLeg(leg), around, Places.ofServer(mailbox, server), leg::close);
      start(server.protocol().id(), lane);
    }
    Lane authority =
        new Lane(Steps.ofAuthority(context), around, Places.ofAccount(mailbox), () -> {});
    start("authority", authority);
    Lane whole =
        new Lane(
            Steps.ofWhole(context),
            around,
            mailbox
                .outgoing()
                .map(server -> Places.ofServer(mailbox, server))
                .orElseGet(() -> Places.ofAccount(mailbox)),
            () -> {});
    start("whole", whole);
    for (Step step : contributed.in(context)) {
      Lane lane = new Lane(List.of(step), around, Places.ofAccount(mailbox), () -> {});
      start(step.id().value(), lane);
    }
  }

  private void start(String name, Runnable lane) {
    Thread thread = new Thread(lane, "postampel-check-" + mailbox.id() + "-" + name);
    thread.setDaemon(true);
    synchronized (threads) {
      threads.add(thread);
    }
    thread.start();
  }

  /**
   * Takes no further result, then closes everything: what the closing breaks is no result any more.
   * Quick and silent, because a person's wish arrives on the thread of the user interface.
   */
  private void halt() {
    board.freeze();
    stop.cancel();
    synchronized (threads) {
      threads.forEach(Thread::interrupt);
    }
  }

  private void end(String why) {
    halt();
    board.endAll(Sentence.of(why, Math.max(1, options.timeout().toSeconds())), clocks.all());
  }

  private ScheduledThreadPoolExecutor watchdog() {
    ScheduledThreadPoolExecutor watchdog =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "postampel-check-" + mailbox.id() + "-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    watchdog.setRemoveOnCancelPolicy(true);
    return watchdog;
  }
}
