package org.postampel.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postampel.core.mailbox.MailboxId;

/**
 * Everything one check found out about one mailbox; the same object feeds the dialog and every
 * writer.
 *
 * @param mailbox the mailbox's id
 * @param name its name; empty when the mailbox could not be read
 * @param address its address; empty when the mailbox could not be read
 * @param started when the check began
 * @param duration how long it took
 * @param steps the results in the order of the plan; at least one
 * @param environment facts about this machine, such as the Java version; sorted by key
 */
public record CheckReport(
    MailboxId mailbox,
    String name,
    String address,
    Instant started,
    Duration duration,
    List<StepResult> steps,
    Map<String, String> environment) {

  /** Copies the lists; refuses a report without a step with {@link IllegalArgumentException}. */
  public CheckReport {
    Objects.requireNonNull(mailbox);
    Objects.requireNonNull(name);
    Objects.requireNonNull(address);
    Objects.requireNonNull(started);
    Objects.requireNonNull(duration);
    steps = List.copyOf(steps);
    SortedMap<String, String> sorted = new TreeMap<>(environment);
    environment = Collections.unmodifiableSortedMap(sorted);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a report without a step");
    }
  }

  /** The light of the whole check, by the rule of {@link Light#over}. */
  public Light light() {
    return Light.over(steps);
  }

  /** How many points are open, by {@link StepResult#isOpen}. */
  public int open() {
    return (int) steps.stream().filter(StepResult::isOpen).count();
  }

  /** The result of a step, if it was listed. */
  public Optional<StepResult> step(StepId id) {
    return steps.stream().filter(result -> result.step().equals(id)).findFirst();
  }
}
