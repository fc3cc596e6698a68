package org.postampel.ui.internal.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.postampel.check.GreyReason;
import org.postampel.check.Leg;
import org.postampel.check.Light;
import org.postampel.check.StepResult;

/**
 * One leg of a check: its steps, and what they come to together.
 *
 * @param leg the leg
 * @param steps its steps in the order of the plan; at least one
 */
public record CheckedLeg(Leg leg, List<StepRow> steps) {

  /** Copies the list. */
  public CheckedLeg {
    steps = List.copyOf(steps);
  }

  /** The legs of these rows, in the order of their first steps. */
  static List<CheckedLeg> of(List<StepRow> rows) {
    Map<Leg, List<StepRow>> legs = new LinkedHashMap<>();
    rows.forEach(row -> legs.computeIfAbsent(row.step().leg(), l -> new ArrayList<>()).add(row));
    return legs.entrySet().stream().map(e -> new CheckedLeg(e.getKey(), e.getValue())).toList();
  }

  /**
   * What the light of the leg shows: red as soon as one step is, running while one is at work,
   * waiting until all are over, as for the token of another leg. Then it is the light of all steps,
   * by the rule of the whole check; but grey where a step is blocked, which by that rule stands
   * beside a red one and here beside one of another leg.
   */
  public Lamp lamp() {
    if (has(Lamp.RED)) {
      return Lamp.RED;
    }
    if (has(Lamp.RUNNING)) {
      return Lamp.RUNNING;
    }
    List<StepResult> results = steps.stream().flatMap(row -> row.result().stream()).toList();
    if (results.size() < steps.size()) {
      return Lamp.WAITING;
    }
    boolean hindered = steps.stream().anyMatch(CheckedLeg::isHindered);
    return hindered ? Lamp.GREY : Lamp.of(Light.over(results));
  }

  /** Why the leg is grey, by the grey step that weighs most; empty for any other light. */
  public Optional<GreyReason> reason() {
    return lamp() == Lamp.GREY
        ? unproven(steps).or(() -> Optional.of(steps.get(0))).flatMap(CheckedLeg::reason)
        : Optional.empty();
  }

  /** How many steps are green. */
  public int proven() {
    return (int) steps.stream().filter(row -> row.lamp() == Lamp.GREEN).count();
  }

  /** How many steps there are without those that have nothing to prove or that nobody chose. */
  public int asked() {
    return (int)
        steps.stream()
            .filter(row -> row.lamp() != Lamp.GREY || isHindered(row) || isOpen(row))
            .count();
  }

  /** How long the steps worked in all; empty while none has. */
  public Optional<Duration> duration() {
    return steps.stream()
        .filter(row -> row.lamp() != Lamp.GREY)
        .flatMap(row -> row.result().stream())
        .map(StepResult::duration)
        .reduce(Duration::plus);
  }

  /**
   * The step to look at first: the first red one, else the first yellow one, else the first that
   * could not prove anything, else the first that is open.
   */
  static Optional<StepRow> decisive(List<StepRow> rows) {
    return failing(rows).or(() -> unproven(rows));
  }

  private static Optional<StepRow> unproven(List<StepRow> rows) {
    return first(rows, CheckedLeg::isHindered).or(() -> first(rows, CheckedLeg::isOpen));
  }

  /** The first red step, else the first yellow one. */
  static Optional<StepRow> failing(List<StepRow> rows) {
    return first(rows, row -> row.lamp() == Lamp.RED)
        .or(() -> first(rows, row -> row.lamp() == Lamp.YELLOW));
  }

  private static boolean isHindered(StepRow row) {
    return reason(row).filter(GreyReason::isHindered).isPresent();
  }

  private static boolean isOpen(StepRow row) {
    return row.result().filter(StepResult::isOpen).isPresent();
  }

  private static Optional<GreyReason> reason(StepRow row) {
    return row.result().flatMap(StepResult::reason);
  }

  private static Optional<StepRow> first(List<StepRow> rows, Predicate<StepRow> wanted) {
    return rows.stream().filter(wanted).findFirst();
  }

  private boolean has(Lamp lamp) {
    return steps.stream().anyMatch(row -> row.lamp() == lamp);
  }
}
