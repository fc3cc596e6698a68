package org.postampel.ui.internal.model;

import java.util.Objects;
import java.util.Optional;
import org.postampel.check.PlannedStep;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;

/** One row of a check: a step, its lamp, and its result as soon as there is one. */
public final class StepRow {

  private final StepId step;
  private final Sentence title;
  private final Lamp lamp;
  private final StepResult result;

  private StepRow(StepId step, Sentence title, Lamp lamp, StepResult result) {
    this.step = Objects.requireNonNull(step);
    this.title = Objects.requireNonNull(title);
    this.lamp = Objects.requireNonNull(lamp);
    this.result = result;
  }

  /** A step that has not begun. */
  static StepRow waiting(PlannedStep step) {
    return new StepRow(step.id(), step.title(), Lamp.WAITING, null);
  }

  /** The same step, not begun. */
  StepRow waiting() {
    return new StepRow(step, title, Lamp.WAITING, null);
  }

  /** The same step, at work. */
  StepRow running() {
    return new StepRow(step, title, Lamp.RUNNING, null);
  }

  /** A step that is over. */
  static StepRow finished(StepResult result) {
    return new StepRow(result.step(), result.title(), Lamp.of(result.light()), result);
  }

  /** The step. */
  public StepId step() {
    return step;
  }

  /** What it is called, also when a vendor added it. */
  public Sentence title() {
    return title;
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
