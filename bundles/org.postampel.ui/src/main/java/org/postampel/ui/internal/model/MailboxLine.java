package org.postampel.ui.internal.model;

import java.util.Objects;
import java.util.Optional;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailboxId;

/** One line of a check of several mailboxes: a mailbox, its lamp, and its report once there. */
public final class MailboxLine {

  private final MailboxId id;
  private final String name;
  private final String address;
  private final Lamp lamp;
  private final CheckReport report;

  private MailboxLine(MailboxId id, String name, String address, Lamp lamp, CheckReport report) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.address = Objects.requireNonNull(address);
    this.lamp = Objects.requireNonNull(lamp);
    this.report = report;
  }

  /**
   * A mailbox that nobody has checked yet.
   *
   * @param name what people call it
   * @param address its address; empty when its file cannot be read
   */
  public static MailboxLine waiting(MailboxId id, String name, String address) {
    return new MailboxLine(id, name, address, Lamp.WAITING, null);
  }

  /** The same mailbox with another lamp and without a report. */
  MailboxLine with(Lamp now) {
    return new MailboxLine(id, name, address, now, null);
  }

  /** The same mailbox with its report. */
  MailboxLine with(CheckReport done) {
    return new MailboxLine(id, name, address, Lamp.of(done.light()), done);
  }

  /** The mailbox. */
  public MailboxId id() {
    return id;
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** Its address; empty when its file cannot be read. */
  public String address() {
    return address;
  }

  /** What its light shows. */
  public Lamp lamp() {
    return lamp;
  }

  /** Its report; empty while it waits or is being checked. */
  public Optional<CheckReport> report() {
    return Optional.ofNullable(report);
  }

  /**
   * The step to look at: the first red one, else the first undecided one, else the first yellow.
   */
  public Optional<StepResult> problem() {
    return report()
        .flatMap(
            done ->
                first(done, Light.RED)
                    .or(
                        () ->
                            done.steps().stream()
                                .filter(
                                    step ->
                                        step.reason().filter(why -> why.isUndecided()).isPresent())
                                .findFirst())
                    .or(() -> first(done, Light.YELLOW)));
  }

  private static Optional<StepResult> first(CheckReport done, Light light) {
    return done.steps().stream().filter(step -> step.light() == light).findFirst();
  }
}
