package org.postampel.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Checks several mailboxes, a few of them at a time. */
public final class SeveralMailboxes {

  /** How many mailboxes at once; each has threads of its own for its servers. */
  private static final int AT_ONCE = 8;

  private SeveralMailboxes() {}

  /**
   * Checks them all and blocks until the last report is there: never on a user-interface thread.
   *
   * @param mailboxes at least one, in whatever form the caller has them
   * @param check gives the report of one of them, or what the caller makes of it; called on several
   *     threads at once
   * @param each gets each report, on the calling thread, as soon as it and those before it are
   *     there
   * @return the reports in the order of the mailboxes
   * @throws IllegalStateException when the calling thread is interrupted; what the check throws is
   *     passed on
   */
  public static <M, R> List<R> check(List<M> mailboxes, Function<M, R> check, Consumer<R> each) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(AT_ONCE, mailboxes.size()), SeveralMailboxes::thread);
    try {
      List<Future<R>> running = new ArrayList<>();
      for (M mailbox : mailboxes) {
        running.add(threads.submit(() -> check.apply(mailbox)));
      }
      List<R> reports = new ArrayList<>();
      for (Future<R> future : running) {
        R report = future.get();
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

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "postampel-check");
    thread.setDaemon(true);
    return thread;
  }
}
