package org.postampel.check.internal.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.SendAsProof;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.mail.ArrivalOutcome;

/**
 * Asks: has a real message proven that the person may send in the name of the shared mailbox?
 * Exchange enforces that only when a message is submitted, and the arrived message tells how: no
 * {@code Sender} means send as, another {@code Sender} means on behalf (RFC 5322, section 3.6.2).
 *
 * <p>Green when: the message of this check came in the mailbox's name, or an earlier one did and
 * the settings are still the same.
 *
 * <p>Yellow when: it came on behalf: recipients read the person's name too.
 *
 * <p>Red when: never; a refused message is red at {@code roundtrip.send}. Grey not-chosen until a
 * message has proven it.
 */
final class SendAsStep implements Step {

  private final CheckContext check;

  SendAsStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.SHARING_SEND_AS;
  }

  @Override
  public StepVerdict run() {
    Optional<ArrivalOutcome.Arrived> arrived = check.sharing().arrived();
    if (arrived.isPresent()) {
      return fresh(arrived.get());
    }
    return check
        .options()
        .proofs()
        .find(check.mailbox())
        .map(this::remembered)
        .orElseGet(
            () ->
                new StepVerdict.Undecided(
                    GreyReason.NOT_CHOSEN, Sentence.of("skipped.send-as-unproven"), List.of()));
  }

  private StepVerdict fresh(ArrivalOutcome.Arrived message) {
    List<Evidence> evidence = Headers.evidence(check.mailbox(), message);
    if (message.sender() == ArrivalOutcome.Sender.REWRITTEN) {
      return noticed("rewritten", evidence);
    }
    SendAsProof.Kind kind =
        message.sender() == ArrivalOutcome.Sender.SEND_AS
            ? SendAsProof.Kind.SEND_AS
            : SendAsProof.Kind.ON_BEHALF;
    SendAsProof proof = new SendAsProof(check.services().clock().instant(), kind);
    check.options().proofs().remember(check.mailbox(), proof);
    return verdict(proof, evidence);
  }

  private StepVerdict remembered(SendAsProof proof) {
    String text = proof.kind().id() + " " + proof.when();
    return verdict(proof, List.of(new Evidence(Evidence.Kind.SETTING, text)));
  }

  private StepVerdict verdict(SendAsProof proof, List<Evidence> evidence) {
    String day = proof.when().toString().substring(0, 10);
    return proof.kind() == SendAsProof.Kind.SEND_AS
        ? new StepVerdict.Proved(
            Sentence.of("proved.send-as", check.mailbox().address(), day), evidence)
        : noticed("on-behalf", evidence);
  }

  private StepVerdict noticed(String outcome, List<Evidence> evidence) {
    return new StepVerdict.Noticed(check.symptom(id(), outcome, "", Map.of()), evidence, true);
  }
}
