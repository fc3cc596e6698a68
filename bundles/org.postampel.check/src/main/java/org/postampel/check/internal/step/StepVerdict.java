package org.postampel.check.internal.step;

import java.util.List;
import java.util.Objects;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
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
   * @param also what else was seen; the catalogue adds what helps against it
   * @param explained sentences that others have for it, shown before the catalogue's causes
   */
  record Noticed(
      Symptom symptom,
      List<Evidence> evidence,
      boolean passable,
      List<Symptom> also,
      List<Sentence> explained)
      implements StepVerdict {
    /** Copies the lists. */
    public Noticed {
      Objects.requireNonNull(symptom);
      evidence = List.copyOf(evidence);
      also = List.copyOf(also);
      explained = List.copyOf(explained);
    }

    /** Nothing else was seen. */
    public Noticed(Symptom symptom, List<Evidence> evidence, boolean passable) {
      this(symptom, evidence, passable, List.of(), List.of());
    }

    /** Something after which the steps behind cannot run. */
    public Noticed(Symptom symptom, List<Evidence> evidence) {
      this(symptom, evidence, false);
    }
  }

  /**
   * The same where mail has been seen to work all the same: what the catalogue calls red is yellow.
   *
   * @param noticed what was seen
   */
  record Survived(Noticed noticed) implements StepVerdict {
    /** Refuses null. */
    public Survived {
      Objects.requireNonNull(noticed);
    }

    Survived(Symptom symptom, List<Evidence> evidence) {
      this(new Noticed(symptom, evidence));
    }
  }

  /**
   * It is not as it should be, and the step itself says why and what helps.
   *
   * @param works whether mail works all the same: yellow instead of red
   * @param finding why, and what helps
   * @param evidence what was seen
   */
  record Found(boolean works, Finding finding, List<Evidence> evidence) implements StepVerdict {
    /** Copies the list. */
    public Found {
      Objects.requireNonNull(finding);
      evidence = List.copyOf(evidence);
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

  /**
   * Things that somebody should look at, while mail may well work.
   *
   * @param symptoms at least one, the gravest first
   * @param evidence what showed them
   */
  static StepVerdict unusual(List<Symptom> symptoms, List<Evidence> evidence) {
    return new Noticed(
        symptoms.get(0), evidence, true, symptoms.subList(1, symptoms.size()), List.of());
  }

  /** Somebody stopped the check. */
  static StepVerdict cancelled() {
    return new Undecided(GreyReason.CANCELLED, Sentence.of("undecided.cancelled"), List.of());
  }
}
