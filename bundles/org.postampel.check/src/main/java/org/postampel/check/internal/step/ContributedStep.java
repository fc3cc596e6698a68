package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.GreyReason;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.step.CheckStep;
import org.postampel.check.step.StepAnswer;
import org.postampel.check.step.StepContext;

/**
 * Asks: what a vendor's step asks. Whatever is wrong with it says nothing about the mailbox.
 *
 * <p>Green, yellow and red when: it says so.
 *
 * <p>Grey probe-failed when: it throws, says nothing, or takes longer than one exchange may.
 */
public final class ContributedStep implements Step {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private final StepId id;
  private final CheckStep step;
  private final CheckContext check;

  /**
   * A step in one check.
   *
   * @param id its name as it was when it was read
   * @param step the vendor's part
   * @param check the check
   */
  public ContributedStep(StepId id, CheckStep step, CheckContext check) {
    this.id = Objects.requireNonNull(id);
    this.step = Objects.requireNonNull(step);
    this.check = Objects.requireNonNull(check);
  }

  @Override
  public StepId id() {
    return id;
  }

  @Override
  public Duration patience(Duration single) {
    return single;
  }

  @Override
  public StepVerdict overdue(String waited) {
    return failed("no answer within " + waited, step.getClass().getSimpleName());
  }

  @Override
  public StepVerdict run() {
    Duration limit = patience(check.options().stepTimeout());
    try {
      StepAnswer answer = step.run(new StepContext(check.mailbox(), check.stop(), limit));
      StepVerdict verdict = verdict(Objects.requireNonNull(answer, "no answer"));
      return check.stop().isCancelled() ? StepVerdict.cancelled() : verdict;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return check.stop().isCancelled() ? StepVerdict.cancelled() : failed(e);
    } catch (Throwable e) { // of code that is not ours: nothing of it may end the check
      return failed(e);
    }
  }

  private static StepVerdict verdict(StepAnswer answer) {
    if (answer instanceof StepAnswer.Green green) {
      readable(green.summary());
      return new StepVerdict.Proved(green.summary(), green.evidence());
    } else if (answer instanceof StepAnswer.Yellow yellow) {
      readable(yellow.finding());
      return new StepVerdict.Found(true, yellow.finding(), yellow.evidence());
    } else if (answer instanceof StepAnswer.Red red) {
      readable(red.finding());
      return new StepVerdict.Found(false, red.finding(), red.evidence());
    }
    StepAnswer.Grey grey = (StepAnswer.Grey) answer;
    readable(grey.why());
    GreyReason reason = grey.applicable() ? GreyReason.NOT_INSPECTABLE : GreyReason.NOT_APPLICABLE;
    return new StepVerdict.Undecided(reason, grey.why(), List.of());
  }

  /** Fails now where a text is missing, instead of in the middle of a report. */
  private static void readable(Finding finding) {
    List<Sentence> all = new ArrayList<>(finding.causes());
    all.add(finding.summary());
    finding.remedies().all().forEach(remedy -> all.add(remedy.text()));
    all.forEach(ContributedStep::readable);
  }

  private static void readable(Sentence sentence) {
    LANGUAGES.forEach(sentence::in);
  }

  private StepVerdict failed(Throwable defect) {
    return failed(String.valueOf(defect), defect.getClass().getSimpleName());
  }

  private static StepVerdict failed(String literal, String name) {
    return new StepVerdict.Undecided(
        GreyReason.PROBE_FAILED,
        Sentence.of("undecided.contributed-failed", name),
        List.of(new Evidence(Evidence.Kind.EXCEPTION, literal)));
  }
}
