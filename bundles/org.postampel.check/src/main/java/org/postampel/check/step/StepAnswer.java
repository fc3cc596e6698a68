package org.postampel.check.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.Sentence;

/**
 * What a vendor's step found out. Made by the methods named after the lights, so that green has
 * evidence, and yellow and red have a finding with a remedy.
 */
public sealed interface StepAnswer {

  /**
   * It is as it should be.
   *
   * @param summary what was proved
   * @param evidence what proved it; at least one piece
   */
  record Green(Sentence summary, List<Evidence> evidence) implements StepAnswer {
    /** Refuses a proof without evidence with {@link IllegalArgumentException}. */
    public Green {
      Objects.requireNonNull(summary);
      evidence = List.copyOf(evidence);
      if (evidence.isEmpty()) {
        throw new IllegalArgumentException("green without evidence");
      }
    }
  }

  /**
   * Mail works today, but somebody should act.
   *
   * @param finding what is unusual, and what helps
   * @param evidence what showed it
   */
  record Yellow(Finding finding, List<Evidence> evidence) implements StepAnswer {
    /** Copies the list. */
    public Yellow {
      Objects.requireNonNull(finding);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * It does not work.
   *
   * @param finding what is wrong, and what helps
   * @param evidence what showed it
   */
  record Red(Finding finding, List<Evidence> evidence) implements StepAnswer {
    /** Copies the list. */
    public Red {
      Objects.requireNonNull(finding);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * It was not decided.
   *
   * @param applicable whether there is anything to ask: if not, grey {@code not-applicable}, else
   *     {@code not-inspectable}, an open point
   * @param why the reason in a sentence
   */
  record Grey(boolean applicable, Sentence why) implements StepAnswer {
    /** Refuses null. */
    public Grey {
      Objects.requireNonNull(why);
    }
  }

  /** The step proved what it asked; see {@link Green}. */
  static StepAnswer green(Sentence summary, Evidence first, Evidence... more) {
    List<Evidence> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return new Green(summary, all);
  }

  /** Mail works, but somebody should act; see {@link Yellow}. */
  static StepAnswer yellow(Finding finding, Evidence... evidence) {
    return new Yellow(finding, List.of(evidence));
  }

  /** The step disproved what it asked; see {@link Red}. */
  static StepAnswer red(Finding finding, Evidence... evidence) {
    return new Red(finding, List.of(evidence));
  }

  /** The mailbox has nothing of this kind: nothing is open. */
  static StepAnswer notApplicable(Sentence why) {
    return new Grey(false, why);
  }

  /** There is something, but it cannot be looked into: an open point. */
  static StepAnswer notInspectable(Sentence why) {
    return new Grey(true, why);
  }
}
