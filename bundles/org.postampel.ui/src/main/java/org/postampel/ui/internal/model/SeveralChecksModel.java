package org.postampel.ui.internal.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.postampel.check.CheckReport;
import org.postampel.core.mailbox.MailboxId;

/**
 * The state of a check of several mailboxes: a line and a lamp for each, and whether a check runs.
 * What comes from a run that is over is ignored. Confined to the thread of the user interface.
 */
public final class SeveralChecksModel {

  /** Whether a check runs. */
  public enum State {
    /** The mailboxes are being read. */
    READING,
    /** Nothing was checked yet. */
    IDLE,
    /** Checks are at work. */
    RUNNING,
    /** Somebody cancelled; the last results are on their way. */
    CANCELLING,
    /** A check is over. */
    DONE
  }

  private final List<MailboxLine> lines = new ArrayList<>();
  private State state = State.READING;
  private List<MailboxId> asked = List.of();
  private int run;

  /** These are the mailboxes. */
  public void listed(List<MailboxLine> mailboxes) {
    lines.clear();
    lines.addAll(mailboxes);
    state = State.IDLE;
  }

  /** The lines in the order of the list. */
  public List<MailboxLine> lines() {
    return List.copyOf(lines);
  }

  /** Whether a check runs. */
  public State state() {
    return state;
  }

  /** Whether a check can be started now. */
  public boolean canStart() {
    return !lines.isEmpty() && (state == State.IDLE || state == State.DONE);
  }

  /** Whether there is something to cancel; otherwise the same button closes the dialog. */
  public boolean canCancel() {
    return state == State.RUNNING;
  }

  /** Whether some mailboxes failed and others need not be asked again. */
  public boolean canCheckFailedOnly() {
    return canStart()
        && lines.stream().anyMatch(SeveralChecksModel::hasFailed)
        && !lines.stream().allMatch(SeveralChecksModel::hasFailed);
  }

  /**
   * A check of all mailboxes begins.
   *
   * @return the number of this run, to be given with everything that comes from it
   */
  public int begin() {
    return begin(line -> true);
  }

  /** A check of the mailboxes that failed begins; the others keep their lights. */
  public int beginFailedOnly() {
    return begin(SeveralChecksModel::hasFailed);
  }

  /** The mailboxes of the present check, in the order of the list. */
  public List<MailboxId> asked() {
    return asked;
  }

  private int begin(Predicate<MailboxLine> chosen) {
    if (!canStart()) {
      throw new IllegalStateException("a check runs already, or there is nothing to check");
    }
    asked = lines.stream().filter(chosen).map(MailboxLine::id).toList();
    lines.replaceAll(line -> chosen.test(line) ? line.with(Lamp.WAITING) : line);
    state = State.RUNNING;
    return ++run;
  }

  /** A mailbox is being checked. */
  public void started(int ofRun, MailboxId id) {
    if (isCurrent(ofRun)) {
      replace(id, line -> line.with(Lamp.RUNNING));
    }
  }

  /** The check of a mailbox is over. */
  public void finished(int ofRun, CheckReport report) {
    if (isCurrent(ofRun)) {
      replace(report.mailbox(), line -> line.with(report));
    }
  }

  /** The check of a mailbox broke down without a report, which is a defect of ours. */
  public void broke(int ofRun, MailboxId id) {
    if (isCurrent(ofRun)) {
      replace(id, line -> line.with(Lamp.GREY));
    }
  }

  /** All checks of this run are over. */
  public void done(int ofRun) {
    if (isCurrent(ofRun)) {
      lines.replaceAll(line -> isOpen(line) ? line.with(Lamp.GREY) : line);
      state = State.DONE;
    }
  }

  /** Somebody cancelled. */
  public void cancel() {
    if (canCancel()) {
      state = State.CANCELLING;
    }
  }

  /** A mailbox was checked on its own in the meantime. */
  public void checkedAlone(CheckReport report) {
    replace(report.mailbox(), line -> line.with(report));
  }

  /** How many of the asked mailboxes are over. */
  public int finishedCount() {
    return (int) lines.stream().filter(line -> asked.contains(line.id()) && !isOpen(line)).count();
  }

  /** How many mailboxes show each of the four lights. */
  public Map<Lamp, Integer> counts() {
    Map<Lamp, Integer> counts = new EnumMap<>(Lamp.class);
    for (Lamp lamp : List.of(Lamp.GREEN, Lamp.YELLOW, Lamp.RED, Lamp.GREY)) {
      counts.put(lamp, (int) lines.stream().filter(line -> line.lamp() == lamp).count());
    }
    return counts;
  }

  /**
   * The lamp of them all: while checks run that one, else the worst, grey being worse than yellow.
   */
  public Lamp lamp() {
    if (state == State.RUNNING || state == State.CANCELLING) {
      return Lamp.RUNNING;
    } else if (state != State.DONE) {
      return Lamp.WAITING;
    }
    return List.of(Lamp.RED, Lamp.GREY, Lamp.YELLOW).stream()
        .filter(lamp -> counts().get(lamp) > 0)
        .findFirst()
        .orElse(Lamp.GREEN);
  }

  /** The line a person is led to after a check: the first red one, else grey, else yellow. */
  public OptionalInt firstProblem() {
    for (Lamp lamp : List.of(Lamp.RED, Lamp.GREY, Lamp.YELLOW)) {
      OptionalInt first =
          IntStream.range(0, lines.size()).filter(i -> lines.get(i).lamp() == lamp).findFirst();
      if (first.isPresent()) {
        return first;
      }
    }
    return OptionalInt.empty();
  }

  /** The reports there are, in the order of the list. */
  public List<CheckReport> reports() {
    return lines.stream().map(MailboxLine::report).flatMap(Optional::stream).toList();
  }

  private static boolean hasFailed(MailboxLine line) {
    return line.lamp() == Lamp.RED || line.lamp() == Lamp.GREY;
  }

  private static boolean isOpen(MailboxLine line) {
    return line.lamp() == Lamp.WAITING || line.lamp() == Lamp.RUNNING;
  }

  private boolean isCurrent(int ofRun) {
    return ofRun == run && (state == State.RUNNING || state == State.CANCELLING);
  }

  private void replace(MailboxId id, UnaryOperator<MailboxLine> change) {
    Objects.requireNonNull(id);
    lines.replaceAll(line -> line.id().equals(id) ? change.apply(line) : line);
  }
}
