package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.mail.ServerReply;
import org.postampel.mail.SubmissionOutcome;
import org.postampel.mail.TestMessage;

/**
 * Asks: does the server take a real message from the mailbox to itself (RFC 5321 section 3.3; DATA
 * is where Exchange enforces the right to send as)? Sent the way the host sends.
 *
 * <p>Green when: the server has taken it.
 *
 * <p>Yellow when: the catalogue says that a refusal will pass, throttling for instance.
 *
 * <p>Red when: it is refused, or it did not come to sending.
 */
final class RoundtripSendStep implements Step {

  private final CheckContext check;

  RoundtripSendStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.ROUNDTRIP_SEND;
  }

  @Override
  public Duration patience(Duration single) {
    return single.multipliedBy(6);
  }

  @Override
  public StepVerdict run() {
    String address = check.mailbox().address();
    TestMessage message =
        TestMessage.to(
            address, check.mailbox().displayName().orElse(""), check.services().clock().instant());
    SubmissionOutcome outcome = check.testMessages().send(check.mailbox(), message, check.stop());
    if (outcome instanceof SubmissionOutcome.Sent sent) {
      check.sharing().sent(message);
      return new StepVerdict.Proved(
          Sentence.of("proved.roundtrip-send", address),
          List.of(new Evidence(answer(), "DATA: " + sent.literal())));
    } else if (outcome instanceof SubmissionOutcome.Refused refused) {
      return noticed("refused", refused.reply());
    } else if (outcome instanceof SubmissionOutcome.Unavailable unavailable) {
      return noticed("unavailable", unavailable.reply());
    } else if (outcome instanceof SubmissionOutcome.NotOpened closed) {
      return new StepVerdict.Noticed(
          check.symptom(id(), "not-opened", closed.literal(), facts(Map.of())),
          List.of(new Evidence(Evidence.Kind.EXCEPTION, closed.literal())));
    }
    return StepVerdict.cancelled();
  }

  private StepVerdict noticed(String outcome, ServerReply reply) {
    return new StepVerdict.Noticed(
        check.symptom(id(), outcome, Replies.literal(reply), facts(Replies.facts(reply))),
        List.of(new Evidence(answer(), Replies.literal(reply))));
  }

  private Evidence.Kind answer() {
    return Replies.kindOf(check.mailbox().outgoing().orElseThrow());
  }

  private Map<String, String> facts(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("protocol", "smtp");
    boolean oauth =
        check
            .mailbox()
            .outgoing()
            .map(MailServer::signIn)
            .filter(ServerSignIn.OAuth.class::isInstance)
            .isPresent();
    all.put("sign-in", oauth ? "oauth2" : "password");
    return all;
  }
}
