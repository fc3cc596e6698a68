package org.postampel.ui.internal.model;

import java.util.Objects;
import java.util.Optional;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;

/** One row of a check: a step, its lamp, and its result as soon as there is one. */
public final class StepRow {

  private final StepId step;
  private final Lamp lamp;
  private final StepResult result;

  private StepRow(StepId step, Lamp lamp, StepResult result) {
    this.step = Objects.requireNonNull(step);
    this.lamp = Objects.requireNonNull(lamp);
    this.result = result;
  }

  /** A step that has not begun. */
  static StepRow waiting(StepId step) {
    return new StepRow(step, Lamp.WAITING, null);
  }

  /** A step at work. */
  static StepRow running(StepId step) {
    return new StepRow(step, Lamp.RUNNING, null);
  }

  /** A step that is over. */
  static StepRow finished(StepResult result) {
    return new StepRow(result.step(), Lamp.of(result.light()), result);
  }

  /** The step. */
  public StepId step() {
    return step;
  }

  /** What its light shows. */
  public Lamp lamp() {
    return lamp;
  }

  /** Its result; empty while it waits or works. */
  public Optional<StepResult> result() {
    return Optional.ofNullable(result);
  }
}
