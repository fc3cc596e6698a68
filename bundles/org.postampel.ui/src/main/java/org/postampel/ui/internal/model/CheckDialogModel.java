package org.postampel.ui.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.postampel.check.CheckPlan;
import org.postampel.check.CheckReport;
import org.postampel.check.Leg;
import org.postampel.check.PlannedStep;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;

/**
 * The state of the check dialog: rows, whether a check runs, and which row a person looks at. What
 * comes from a run that is over is ignored. Confined to the thread of the user interface.
 */
public final class CheckDialogModel {

  /** Whether a check runs. */
  public enum State {
    /** Nothing was checked yet. */
    IDLE,
    /** A check is at work. */
    RUNNING,
    /** Somebody cancelled; the last results are on their way. */
    CANCELLING,
    /** A check is over. */
    DONE
  }

  private final CheckPlan plan;
  private final List<StepRow> rows = new ArrayList<>();
  private State state = State.IDLE;
  private int run;
  private StepId selectedStep;
  private Leg selectedLeg;
  private boolean chosen;
  private CheckReport report;
  private CheckReport earlier;
  private Set<Leg> leftOut = Set.of();

  /** The dialog before the first check: every step waits. */
  public CheckDialogModel(CheckPlan plan) {
    this.plan = Objects.requireNonNull(plan);
    list(plan);
  }

  /** The rows in the order of the plan. */
  public List<StepRow> rows() {
    return List.copyOf(rows);
  }

  /** The same rows by leg. */
  public List<CheckedLeg> legs() {
    return CheckedLeg.of(rows);
  }

  /** Whether a check runs. */
  public State state() {
    return state;
  }

  /** Whether a check can be started now. */
  public boolean canStart() {
    return state == State.IDLE || state == State.DONE;
  }

  /** Whether there is something to cancel; otherwise the same button closes the dialog. */
  public boolean canCancel() {
    return state == State.RUNNING;
  }

  /**
   * A check of everything begins.
   *
   * @return the number of this run, to be given with everything that comes from it
   */
  public int begin() {
    return begin(Set.of());
  }

  /** Whether there is something that failed and something that need not be asked again. */
  public boolean canCheckFailedOnly() {
    return canStart() && !proven().isEmpty();
  }

  /** A check of the servers that failed begins; the rows of the others stay as they are. */
  public int beginFailedOnly() {
    if (!canCheckFailedOnly()) {
      throw new IllegalStateException("everything or nothing failed");
    }
    return begin(proven());
  }

  /** The servers that the present check does not ask. */
  public Set<Leg> leftOut() {
    return leftOut;
  }

  private Set<Leg> proven() {
    return report == null ? Set.of() : FailedLegs.proven(report);
  }

  private int begin(Set<Leg> without) {
    if (!canStart()) {
      throw new IllegalStateException("a check runs already");
    }
    state = State.RUNNING;
    leftOut = without;
    earlier = report;
    report = null;
    selectedStep = null;
    selectedLeg = null;
    chosen = false;
    list(plan);
    return ++run;
  }

  /** The run says which steps it has. */
  public void planned(int ofRun, CheckPlan actual) {
    if (isCurrent(ofRun)) {
      list(actual);
    }
  }

  /** A step begins. */
  public void started(int ofRun, StepId step) {
    if (isCurrent(ofRun)) {
      rows.replaceAll(row -> row.step().equals(step) ? row.running() : row);
    }
  }

  /** A step is over. */
  public void finished(int ofRun, StepResult result) {
    if (isCurrent(ofRun) && !leftOut.contains(result.step().leg())) {
      replace(StepRow.finished(result));
    }
  }

  /** The check is over; the report decides every row. */
  public void done(int ofRun, CheckReport finished) {
    if (isCurrent(ofRun)) {
      report = FailedLegs.together(earlier, finished, leftOut);
      rows.clear();
      report.steps().forEach(result -> rows.add(StepRow.finished(result)));
      state = State.DONE;
    }
  }

  /** A check that was made elsewhere is shown as if it had been made here. */
  public void show(CheckReport former) {
    done(begin(), former);
  }

  /** Somebody cancelled. */
  public void cancel() {
    if (canCancel()) {
      state = State.CANCELLING;
    }
  }

  /**
   * The check broke down without a report, which is a defect of ours and nothing of the mailbox.
   */
  public void broke(int ofRun) {
    if (isCurrent(ofRun)) {
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).result().isEmpty()) {
          rows.set(i, rows.get(i).waiting());
        }
      }
      state = State.DONE;
    }
  }

  /** The last report; empty before the first and while a check runs. */
  public Optional<CheckReport> report() {
    return Optional.ofNullable(report);
  }

  /** How many steps are over. */
  public int finishedSteps() {
    return (int) rows.stream().filter(row -> row.result().isPresent()).count();
  }

  /** A person looks at a step; from then on the program does not choose another one. */
  public void select(StepId step) {
    selectedStep = step;
    selectedLeg = null;
    chosen = true;
  }

  /** A person looks at a leg; its details are those of the step that weighs most in it. */
  public void select(Leg leg) {
    selectedStep = null;
    selectedLeg = leg;
    chosen = true;
  }

  /** Whether a person has chosen what to look at. */
  public boolean isChosen() {
    return chosen;
  }

  /** The leg a person looks at; empty while it is a step or nothing. */
  public Optional<Leg> selectedLeg() {
    return Optional.ofNullable(selectedLeg);
  }

  /**
   * The row whose details are shown: the one a person chose, else the first red one, else the first
   * yellow one, else, after the check, the first that is undecided, else the first that is open.
   */
  public Optional<StepRow> selectedRow() {
    if (!chosen) {
      return state == State.DONE ? CheckedLeg.decisive(rows) : CheckedLeg.failing(rows);
    }
    return selectedLeg == null
        ? rows.stream().filter(row -> row.step().equals(selectedStep)).findFirst()
        : CheckedLeg.decisive(
            rows.stream().filter(row -> row.step().leg() == selectedLeg).toList());
  }

  private boolean isCurrent(int ofRun) {
    return ofRun == run && (state == State.RUNNING || state == State.CANCELLING);
  }

  private void list(CheckPlan actual) {
    rows.clear();
    for (PlannedStep step : actual.steps()) {
      StepRow waiting = StepRow.waiting(step);
      rows.add(
          leftOut.contains(step.id().leg())
              ? earlier.step(step.id()).map(StepRow::finished).orElse(waiting)
              : waiting);
    }
  }

  private void replace(StepRow row) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).step().equals(row.step())) {
        rows.set(i, row);
        return;
      }
    }
    rows.add(row);
  }
}
