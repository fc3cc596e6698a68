package org.postampel.check.internal.step;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.mail.Disturbance;
import org.postampel.mail.ImapDialogue;
import org.postampel.mail.QuotaOutcome;

/**
 * Asks: is there room left in the mailbox (GETQUOTAROOT, RFC 9208 section 4.1.3)?
 *
 * <p>Green when: less than nine tenths of every limit are used, or there is no limit.
 *
 * <p>Yellow when: nine tenths or more are used; at ten tenths senders get their mail back. Reading
 * works all the same.
 *
 * <p>Red when: never, because fetching does not need it; whoever misbehaves over it is yellow. Grey
 * not-applicable where the server does not announce QUOTA, as Exchange Online does not.
 */
final class QuotaStep implements Step {

  private static final String NAME = "quota";
  private static final int NEAR = 90;
  private static final int FULL = 100;

  private final LegContext leg;

  QuotaStep(LegContext leg) {
    this.leg = leg;
  }

  @Override
  public StepId id() {
    return StepId.IMAP_QUOTA;
  }

  @Override
  public StepVerdict run() {
    QuotaOutcome outcome = ((ImapDialogue) leg.dialogue()).quota();
    if (outcome instanceof QuotaOutcome.Known known) {
      return known(known);
    } else if (outcome instanceof QuotaOutcome.NotOffered) {
      return new StepVerdict.Undecided(
          GreyReason.NOT_APPLICABLE, Sentence.of("skipped.no-quota"), List.of());
    } else if (outcome instanceof QuotaOutcome.Refused refused) {
      return new StepVerdict.Undecided(
          GreyReason.NOT_INSPECTABLE,
          Sentence.of("undecided.quota-refused"),
          Replies.evidence(leg, refused.reply()));
    } else if (outcome instanceof QuotaOutcome.Unavailable unavailable) {
      return new StepVerdict.Survived(
          leg.symptom(
              NAME,
              "unavailable",
              Replies.literal(unavailable.reply()),
              Replies.facts(unavailable.reply())),
          Replies.evidence(leg, unavailable.reply()));
    }
    return Disturbances.survived(leg, NAME, (Disturbance) outcome, List.of());
  }

  private StepVerdict known(QuotaOutcome.Known known) {
    List<Evidence> evidence =
        known.reply().lines().stream().map(line -> new Evidence(leg.answer(), line)).toList();
    Optional<QuotaOutcome.Usage> fullest =
        known.usages().stream()
            .filter(usage -> usage.limit() > 0)
            .max(Comparator.comparingInt(QuotaOutcome.Usage::percent));
    if (fullest.isEmpty()) {
      return new StepVerdict.Proved(Sentence.of("proved.quota-none"), evidence);
    }
    int percent = fullest.get().percent();
    if (percent >= NEAR) {
      return new StepVerdict.Noticed(
          leg.symptom(
              NAME,
              percent >= FULL ? "full" : "near-limit",
              "",
              Map.of("detail", String.valueOf(percent))),
          evidence,
          true);
    }
    return new StepVerdict.Proved(Sentence.of("proved.quota", percent), evidence);
  }
}
