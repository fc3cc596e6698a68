package org.postampel.check.internal.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.postampel.check.CheckPlan;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.PlannedStep;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;

/**
 * The results of one check. Each step gets exactly one; a step whose requirement failed gets its
 * grey one at once, so nobody waits for it. Safe for several threads.
 */
final class StepBoard {

  private final CheckPlan plan;
  private final Events events;
  private final Map<StepId, StepResult> results = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean frozen;

  StepBoard(CheckPlan plan, Events events) {
    this.plan = plan;
    this.events = events;
  }

  /** Posts the results of the steps that do not run. */
  void begin() {
    events.add(listener -> listener.planned(plan));
    for (PlannedStep step : plan.steps()) {
      if (step instanceof PlannedStep.Skipped skipped) {
        post(
            StepResult.grey(
                skipped.id(), skipped.reason(), skipped.why(), List.of(), Duration.ZERO));
      }
    }
    events.tell();
  }

  /**
   * Waits until everything the step requires is decided.
   *
   * @return whether the step can run now; false when it has a result already, or when it is too
   *     late
   */
  boolean awaitTurn(StepId step) throws InterruptedException {
    PlannedStep.Runs runs = (PlannedStep.Runs) plan.find(step).orElseThrow();
    lock.lock();
    try {
      while (!frozen
          && !results.containsKey(step)
          && !(results.keySet().containsAll(runs.requires())
              && results.keySet().containsAll(runs.after()))) {
        changed.await();
      }
      if (frozen || results.containsKey(step)) {
        return false;
      }
      events.add(listener -> listener.started(step));
    } finally {
      lock.unlock();
    }
    events.tell();
    return true;
  }

  /** Whether the step is to be run by somebody. */
  boolean isPlanned(StepId step) {
    return plan.find(step).filter(PlannedStep.Runs.class::isInstance).isPresent();
  }

  /** Posts a result behind which other steps can run if its light lets them. */
  boolean post(StepResult result) {
    return post(result, satisfies(result));
  }

  /**
   * Posts a result; ignored when the step has one already.
   *
   * @param untitled the result; the plan knows what the step is called
   * @param passable whether steps that require this one can run
   * @return whether it was the first one of its step
   */
  boolean post(StepResult untitled, boolean passable) {
    StepResult result = titled(untitled);
    lock.lock();
    try {
      if (frozen) {
        return false;
      }
      if (results.putIfAbsent(result.step(), result) != null) {
        return false;
      }
      events.add(listener -> listener.finished(result));
      if (!passable || !satisfies(result)) {
        plan.steps().forEach(other -> endIfDependent(other, result));
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (!lock.isHeldByCurrentThread()) {
      events.tell();
    }
    return true;
  }

  /** Takes no further result; quick, and tells nobody, so any thread may call it. */
  void freeze() {
    lock.lock();
    try {
      frozen = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all steps have a result, or the board is frozen.
   *
   * @return whether all steps have one
   */
  boolean awaitAll(Duration longest) throws InterruptedException {
    long left = longest.toNanos();
    lock.lock();
    try {
      while (!frozen && results.size() < plan.steps().size() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return results.size() == plan.steps().size();
    } finally {
      lock.unlock();
    }
  }

  /** Freezes, and makes every step without a result grey {@code cancelled}. */
  void endAll(Sentence why, Map<StepId, Duration> spent) {
    lock.lock();
    try {
      frozen = true;
      for (StepId id : plan.ids()) {
        Duration time = spent.getOrDefault(id, Duration.ZERO);
        StepResult result = titled(StepResult.grey(id, GreyReason.CANCELLED, why, List.of(), time));
        if (results.putIfAbsent(id, result) == null) {
          events.add(listener -> listener.finished(result));
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    events.tell();
  }

  /** The results in the order of the plan; all of them are there. */
  List<StepResult> results() {
    lock.lock();
    try {
      return plan.ids().stream().map(results::get).toList();
    } finally {
      lock.unlock();
    }
  }

  private StepResult titled(StepResult result) {
    return plan.find(result.step()).map(step -> result.titled(step.title())).orElse(result);
  }

  private void endIfDependent(PlannedStep other, StepResult cause) {
    if (other instanceof PlannedStep.Runs runs && runs.requires().contains(cause.step())) {
      GreyReason reason =
          cause.reason().filter(why -> why == GreyReason.CANCELLED).orElse(GreyReason.BLOCKED);
      Sentence why =
          reason == GreyReason.BLOCKED
                  && cause.reason().filter(GreyReason.BLOCKED::equals).isEmpty()
              ? Sentence.of("undecided.blocked", cause.title())
              : cause.summary();
      post(StepResult.grey(runs.id(), reason, why, List.of(), Duration.ZERO));
    }
  }

  /** Whether steps that require this one can run. */
  private static boolean satisfies(StepResult result) {
    return result.light() != Light.RED && result.reason().filter(GreyReason::isHindered).isEmpty();
  }
}
