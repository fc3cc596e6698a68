package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.mail.Disturbance;
import org.postampel.mail.SenderOutcome;
import org.postampel.mail.ServerReply;
import org.postampel.mail.SmtpDialogue;

/**
 * Asks: would the server take a message from the mailbox's address to the mailbox's own address
 * (MAIL FROM and RCPT TO, RFC 5321 sections 4.1.1.2 and 4.1.1.3)? Nothing is sent.
 *
 * <p>Green when: both are accepted. With Microsoft 365 that does not prove the right to send as.
 *
 * <p>Yellow when: the catalogue says that a refusal will pass, grey-listing for instance.
 *
 * <p>Red when: the sender or the recipient is refused.
 */
final class SenderStep implements Step {

  private static final String NAME = "sender";

  private final LegContext leg;

  SenderStep(LegContext leg) {
    this.leg = leg;
  }

  @Override
  public StepId id() {
    return leg.step(NAME);
  }

  @Override
  public StepVerdict run() {
    String address = leg.check().mailbox().address();
    SmtpDialogue dialogue = (SmtpDialogue) leg.dialogue();
    SenderOutcome outcome = dialogue.probeSender(address, address);
    if (outcome instanceof SenderOutcome.Accepted accepted) {
      return new StepVerdict.Proved(Sentence.of("proved.sender", address), evidence(accepted));
    } else if (outcome instanceof SenderOutcome.SenderRefused refused) {
      return noticed("sender-refused", refused.reply());
    } else if (outcome instanceof SenderOutcome.RecipientRefused refused) {
      return noticed("recipient-refused", refused.reply());
    } else if (outcome instanceof SenderOutcome.Unavailable unavailable) {
      return noticed("unavailable", unavailable.reply());
    } else if (outcome instanceof SenderOutcome.AddressUnsupported) {
      return new StepVerdict.Noticed(
          leg.symptom(NAME, "address-unsupported", "", Map.of()),
          List.of(new Evidence(Evidence.Kind.CAPABILITY, "no SMTPUTF8")));
    }
    return Disturbances.verdict(leg, NAME, (Disturbance) outcome, List.of());
  }

  private List<Evidence> evidence(SenderOutcome.Accepted accepted) {
    List<Evidence> evidence = new ArrayList<>();
    announced().ifPresent(size -> evidence.add(new Evidence(Evidence.Kind.CAPABILITY, size)));
    evidence.add(new Evidence(leg.answer(), "MAIL FROM: " + accepted.sender().literal()));
    evidence.add(new Evidence(leg.answer(), "RCPT TO: " + accepted.recipient().literal()));
    return evidence;
  }

  /** The largest message the server takes (RFC 1870), where it says so. */
  private Optional<String> announced() {
    return leg.dialogue().capabilities().entries().stream()
        .filter(entry -> entry.toUpperCase(Locale.ROOT).matches("SIZE \\d{1,15}"))
        .findFirst();
  }

  private StepVerdict noticed(String outcome, ServerReply reply) {
    return new StepVerdict.Noticed(
        leg.symptom(NAME, outcome, Replies.literal(reply), Replies.facts(reply)),
        Replies.evidence(leg, reply));
  }
}
