package org.postampel.ui.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Leg;
import org.postampel.check.Light;
import org.postampel.check.StepResult;

/**
 * Which servers need not be asked again after a failed check, and how the two reports become one. A
 * server is asked again as a whole, because its steps stand on one connection; settings, secrets
 * and sign-in are always asked again.
 */
public final class FailedLegs {

  private static final Set<Leg> SERVERS = EnumSet.of(Leg.IMAP, Leg.POP3, Leg.SMTP);

  private FailedLegs() {}

  /**
   * The servers that were proven by this report while another one failed; empty when only a whole
   * check makes sense.
   */
  public static Set<Leg> proven(CheckReport report) {
    Set<Leg> asked = EnumSet.noneOf(Leg.class);
    Set<Leg> failed = EnumSet.noneOf(Leg.class);
    for (StepResult result : report.steps()) {
      Leg leg = result.step().leg();
      if (SERVERS.contains(leg) && !result.step().isOptional()) {
        if (result.light() == Light.GREEN || result.light() == Light.YELLOW) {
          asked.add(leg);
        } else if (hasFailed(result)) {
          failed.add(leg);
        }
      }
    }
    asked.removeAll(failed);
    return failed.isEmpty() ? Set.of() : Set.copyOf(asked);
  }

  /**
   * The later report with the results of the servers that were not asked again taken from the
   * earlier one. It says in {@code checked-again} which were, and spans both checks.
   *
   * @param leftOut the servers that the later check did not ask
   */
  public static CheckReport together(CheckReport earlier, CheckReport later, Set<Leg> leftOut) {
    if (leftOut.isEmpty()) {
      return later;
    }
    List<StepResult> steps = new ArrayList<>();
    for (StepResult result : later.steps()) {
      boolean kept = leftOut.contains(result.step().leg());
      steps.add(kept ? earlier.step(result.step()).orElse(result) : result);
    }
    Map<String, String> environment = new HashMap<>(later.environment());
    String again =
        later.steps().stream()
            .map(result -> result.step().leg())
            .filter(leg -> SERVERS.contains(leg) && !leftOut.contains(leg))
            .distinct()
            .map(Leg::id)
            .collect(Collectors.joining(", "));
    environment.put("checked-again", again + " " + later.started());
    Instant end = later.started().plus(later.duration());
    return new CheckReport(
        later.mailbox(),
        later.name(),
        later.address(),
        earlier.started(),
        Duration.between(earlier.started(), end),
        steps,
        environment);
  }

  private static boolean hasFailed(StepResult result) {
    return result.light() == Light.RED
        || result.reason().filter(GreyReason::isHindered).isPresent();
  }
}
