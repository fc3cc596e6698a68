package org.postampel.cli.internal.command;

import java.util.List;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.StepResult;
import org.postampel.cli.internal.terminal.ExitStatus;

/** The exit status of a check. */
final class CheckStatus {

  private CheckStatus() {}

  /**
   * The status of several mailboxes: 2 before 3 before 1 before 0; but 69 when not one server of
   * any of them could be reached, because then nothing was learnt about the mailboxes.
   *
   * @param reports at least one
   * @param strict whether an open point counts as yellow
   */
  static int of(List<CheckReport> reports, boolean strict) {
    if (nothingReached(reports)) {
      return ExitStatus.UNREACHABLE;
    }
    if (reports.stream().anyMatch(report -> report.light() == Light.RED)) {
      return ExitStatus.RED;
    }
    if (reports.stream().anyMatch(report -> report.light() == Light.GREY)) {
      return ExitStatus.UNDECIDED;
    }
    boolean yellow = reports.stream().anyMatch(report -> report.light() == Light.YELLOW);
    boolean open = strict && reports.stream().anyMatch(report -> report.open() > 0);
    return yellow || open ? ExitStatus.YELLOW : ExitStatus.OK;
  }

  private static boolean nothingReached(List<CheckReport> reports) {
    List<StepResult> steps = reports.stream().flatMap(report -> report.steps().stream()).toList();
    boolean failed = steps.stream().anyMatch(step -> isContact(step) && step.light() == Light.RED);
    boolean reached =
        steps.stream()
            .anyMatch(
                step -> step.step().name().equals("connect") && isGood(step) || isAnswer(step));
    boolean otherRed =
        steps.stream()
            .anyMatch(
                step ->
                    step.step().value().equals("account.settings") && step.light() == Light.RED);
    return failed && !reached && !otherRed;
  }

  /** Whether the step is about getting through to a mail server at all. */
  private static boolean isContact(StepResult step) {
    return step.step().name().equals("dns") || step.step().name().equals("connect");
  }

  /** Whether the authority gave a token, so the network is there. */
  private static boolean isAnswer(StepResult step) {
    return step.step().value().equals("oauth.token") && isGood(step);
  }

  private static boolean isGood(StepResult step) {
    return step.light() == Light.GREEN || step.light() == Light.YELLOW;
  }
}
