package org.postampel.check.internal.step;

import java.util.List;
import java.util.Objects;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Sentence;
import org.postampel.check.internal.catalogue.Symptom;

/** What a step found out. */
public sealed interface StepVerdict {

  /**
   * It is as it should be.
   *
   * @param summary what was proved
   * @param evidence what proved it; at least one piece
   */
  record Proved(Sentence summary, List<Evidence> evidence) implements StepVerdict {
    /** Copies the list. */
    public Proved {
      Objects.requireNonNull(summary);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * It is not as it should be; the catalogue says how bad and what helps.
   *
   * @param symptom what was seen
   * @param evidence the same, literally
   * @param passable whether the steps behind this one can run all the same
   */
  record Noticed(Symptom symptom, List<Evidence> evidence, boolean passable)
      implements StepVerdict {
    /** Copies the list. */
    public Noticed {
      Objects.requireNonNull(symptom);
      evidence = List.copyOf(evidence);
    }

    /** Something after which the steps behind cannot run. */
    public Noticed(Symptom symptom, List<Evidence> evidence) {
      this(symptom, evidence, false);
    }
  }

  /**
   * It cannot be said.
   *
   * @param reason why
   * @param summary the reason in a sentence
   * @param evidence what was seen, often nothing
   */
  record Undecided(GreyReason reason, Sentence summary, List<Evidence> evidence)
      implements StepVerdict {
    /** Copies the list. */
    public Undecided {
      Objects.requireNonNull(reason);
      Objects.requireNonNull(summary);
      evidence = List.copyOf(evidence);
    }
  }

  /** Somebody stopped the check. */
  static StepVerdict cancelled() {
    return new Undecided(GreyReason.CANCELLED, Sentence.of("undecided.cancelled"), List.of());
  }
}
