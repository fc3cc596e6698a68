package org.postampel.check.internal.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Sentence;
import org.postampel.check.StepResult;
import org.postampel.check.internal.catalogue.Diagnosis;
import org.postampel.check.internal.catalogue.FindingsCatalogue;
import org.postampel.check.internal.catalogue.Placeholders;
import org.postampel.check.internal.step.Step;
import org.postampel.check.internal.step.StepVerdict;

/** Some steps that run one after the other on one thread, and how their verdicts become results. */
final class Lane implements Runnable {

  /** What all lanes of a check share. */
  record Surroundings(
      StepBoard board,
      Clocks clocks,
      FindingsCatalogue catalogue,
      ScheduledExecutorService watchdog,
      Duration single) {}

  private final List<Step> steps;
  private final Surroundings around;
  private final Placeholders places;
  private final Runnable farewell;
  private Step running;
  private Thread worker;

  /**
   * A lane.
   *
   * @param steps its steps in their order
   * @param around what it shares with the others
   * @param places what its findings mention
   * @param farewell what is done at the end, whatever happened
   */
  Lane(List<Step> steps, Surroundings around, Placeholders places, Runnable farewell) {
    this.steps = List.copyOf(steps);
    this.around = around;
    this.places = places;
    this.farewell = farewell;
  }

  @Override
  public void run() {
    try {
      for (Step step : steps) {
        if (around.board().isPlanned(step.id()) && around.board().awaitTurn(step.id())) {
          run(step);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the run is over and has posted what was left
    } finally {
      farewell.run();
    }
  }

  private void run(Step step) {
    around.clocks().start(step.id());
    begin(step);
    try {
      ScheduledFuture<?> giveUp = watch(step);
      StepVerdict verdict = step.run();
      giveUp.cancel(false);
      boolean passable = !(verdict instanceof StepVerdict.Noticed noticed) || noticed.passable();
      around.board().post(result(step, verdict), passable);
    } catch (RejectedExecutionException e) {
      Thread.currentThread().interrupt(); // the run is over and has posted what was left
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      around.board().post(failed(step, e));
    } finally {
      finish();
    }
  }

  private ScheduledFuture<?> watch(Step step) {
    long longest = step.patience(around.single()).toMillis();
    return around.watchdog().schedule(() -> giveUp(step), longest, TimeUnit.MILLISECONDS);
  }

  private synchronized void begin(Step step) {
    running = step;
    worker = Thread.currentThread();
  }

  /** Forgets an interruption that was meant for the step. */
  private synchronized void finish() {
    running = null;
    Thread.interrupted();
  }

  private StepResult result(Step step, StepVerdict verdict) {
    Duration spent = around.clocks().spent(step.id());
    if (verdict instanceof StepVerdict.Proved proved) {
      return StepResult.green(step.id(), proved.summary(), proved.evidence(), spent);
    } else if (verdict instanceof StepVerdict.Undecided grey) {
      return StepResult.grey(step.id(), grey.reason(), grey.summary(), grey.evidence(), spent);
    }
    if (verdict instanceof StepVerdict.Found found) {
      return found.works()
          ? StepResult.yellow(step.id(), found.finding(), found.evidence(), spent)
          : StepResult.red(step.id(), found.finding(), found.evidence(), spent);
    }
    return verdict instanceof StepVerdict.Survived survived
        ? diagnosed(step, survived.noticed(), true)
        : diagnosed(step, (StepVerdict.Noticed) verdict, false);
  }

  private StepResult diagnosed(Step step, StepVerdict.Noticed noticed, boolean survived) {
    Duration spent = around.clocks().spent(step.id());
    Diagnosis diagnosis = Diagnoses.of(noticed, around.catalogue(), places);
    return survived || diagnosis.light() == Light.YELLOW
        ? StepResult.yellow(step.id(), diagnosis.finding(), noticed.evidence(), spent)
        : StepResult.red(step.id(), diagnosis.finding(), noticed.evidence(), spent);
  }

  private synchronized void giveUp(Step step) {
    if (running != step) {
      return;
    }
    String waited = step.patience(around.single()).toSeconds() + " s";
    StepVerdict late = step.overdue(waited);
    boolean passable = late instanceof StepVerdict.Undecided;
    if (around.board().post(result(step, late), passable)) {
      worker.interrupt();
    }
  }

  private StepResult failed(Step step, Throwable defect) {
    return StepResult.grey(
        step.id(),
        GreyReason.PROBE_FAILED,
        Sentence.of("undecided.probe-failed", defect.getClass().getSimpleName()),
        List.of(new Evidence(Evidence.Kind.EXCEPTION, String.valueOf(defect))),
        around.clocks().spent(step.id()));
  }
}
