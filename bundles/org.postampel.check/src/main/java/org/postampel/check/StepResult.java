package org.postampel.check;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The outcome of one step. Made only by the four methods named after the lights, so that a green
 * one has evidence, a yellow or red one a finding with a remedy, and a grey one a reason.
 */
public final class StepResult {

  private final StepId step;
  private final Sentence title;
  private final Light light;
  private final GreyReason reason;
  private final Finding finding;
  private final Sentence summary;
  private final List<Evidence> evidence;
  private final Duration duration;

  private StepResult(
      StepId step,
      Sentence title,
      Light light,
      GreyReason reason,
      Finding finding,
      Sentence summary,
      List<Evidence> evidence,
      Duration duration) {
    this.step = Objects.requireNonNull(step);
    this.title = Objects.requireNonNull(title);
    this.light = light;
    this.reason = reason;
    this.finding = finding;
    this.summary = Objects.requireNonNull(summary);
    this.evidence = List.copyOf(evidence);
    this.duration = duration.isNegative() ? Duration.ZERO : duration;
  }

  /**
   * A step that proved what it asked.
   *
   * @param step the step
   * @param summary what was proved
   * @param evidence what proved it; at least one piece
   * @param duration how long it took
   * @throws IllegalArgumentException when there is no evidence
   */
  public static StepResult green(
      StepId step, Sentence summary, List<Evidence> evidence, Duration duration) {
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("green without evidence: " + step);
    }
    return new StepResult(step, step.title(), Light.GREEN, null, null, summary, evidence, duration);
  }

  /**
   * A step after which mail works, but somebody should act.
   *
   * @param step the step
   * @param finding what is unusual
   * @param evidence what showed it
   * @param duration how long it took
   */
  public static StepResult yellow(
      StepId step, Finding finding, List<Evidence> evidence, Duration duration) {
    return new StepResult(
        step, step.title(), Light.YELLOW, null, finding, finding.summary(), evidence, duration);
  }

  /**
   * A step that disproved what it asked.
   *
   * @param step the step
   * @param finding what is wrong
   * @param evidence what showed it
   * @param duration how long it took
   */
  public static StepResult red(
      StepId step, Finding finding, List<Evidence> evidence, Duration duration) {
    return new StepResult(
        step, step.title(), Light.RED, null, finding, finding.summary(), evidence, duration);
  }

  /**
   * A step that decided nothing.
   *
   * @param step the step
   * @param reason why
   * @param summary the reason in a sentence
   * @param evidence what was seen, often nothing
   * @param duration how long it took
   */
  public static StepResult grey(
      StepId step,
      GreyReason reason,
      Sentence summary,
      List<Evidence> evidence,
      Duration duration) {
    return new StepResult(
        step,
        step.title(),
        Light.GREY,
        Objects.requireNonNull(reason),
        null,
        summary,
        evidence,
        duration);
  }

  /**
   * The same with another title.
   *
   * @param value what the step is called in front of a person
   */
  public StepResult titled(Sentence value) {
    return new StepResult(step, value, light, reason, finding, summary, evidence, duration);
  }

  /** The step. */
  public StepId step() {
    return step;
  }

  /** What the step is called in front of a person. */
  public Sentence title() {
    return title;
  }

  /** Its light. */
  public Light light() {
    return light;
  }

  /** Why it is grey; empty for every other light. */
  public Optional<GreyReason> reason() {
    return Optional.ofNullable(reason);
  }

  /**
   * Whether this is an open point: a grey step that is not-chosen, not-inspectable or blocked.
   * Steps that are not-applicable have nothing to prove and do not count; cancelled and
   * probe-failed ones show in the light of the check, and optional steps that nobody chose are no
   * question at all.
   */
  public boolean isOpen() {
    return reason != null
        && reason.isOpen()
        && !(reason == GreyReason.NOT_CHOSEN && step.isOptional());
  }

  /** What is wrong or unusual; there exactly when the light is yellow or red. */
  public Optional<Finding> finding() {
    return Optional.ofNullable(finding);
  }

  /** What happened, in one sentence. */
  public Sentence summary() {
    return summary;
  }

  /** What was seen; never empty when the light is green. */
  public List<Evidence> evidence() {
    return evidence;
  }

  /** What helps; empty for green and grey. */
  public List<Remedy> remedies() {
    return finding == null ? List.of() : finding.remedies().all();
  }

  /** How long the step took, without waiting for others. */
  public Duration duration() {
    return duration;
  }

  @Override
  public String toString() {
    return step
        + " "
        + light.id()
        + (reason == null ? "" : " " + reason.id())
        + (finding == null ? "" : " " + finding.code());
  }
}
