package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.TestMessage;

/**
 * Asks: does the message that was just sent arrive in the inbox (IMAP, RFC 3501; POP3, RFC 1939)?
 * It is looked for the way the host fetches, and exactly this message is removed (RFC 4315), or
 * none.
 *
 * <p>Green when: it is found; its headers are the evidence.
 *
 * <p>Yellow when: it was found and could not be removed.
 *
 * <p>Red when: it does not come in time, or the mailbox cannot be opened.
 */
final class RoundtripReceiveStep implements Step {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final CheckContext check;

  RoundtripReceiveStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.ROUNDTRIP_RECEIVE;
  }

  @Override
  public Duration patience(Duration single) {
    return LONGEST.plus(single.multipliedBy(6));
  }

  @Override
  public StepVerdict run() {
    TestMessage message = check.sharing().sent().orElseThrow();
    ArrivalOutcome outcome =
        check.testMessages().fetch(check.mailbox(), message, longest(), check.stop());
    if (outcome instanceof ArrivalOutcome.Arrived arrived) {
      return arrived(arrived);
    } else if (outcome instanceof ArrivalOutcome.Missing missing) {
      String waited = missing.waited().toSeconds() + " s";
      return noticed("missing", "", waited, "not in the inbox within " + waited);
    } else if (outcome instanceof ArrivalOutcome.Failed failed) {
      return noticed("not-opened", failed.literal(), "", failed.literal());
    }
    return StepVerdict.cancelled();
  }

  private StepVerdict arrived(ArrivalOutcome.Arrived arrived) {
    check.sharing().arrived(arrived);
    List<Evidence> evidence = new ArrayList<>(Headers.evidence(check.mailbox(), arrived));
    evidence.add(
        new Evidence(
            Headers.kindOf(check.mailbox()),
            arrived.removed() ? "removed" : "left in the inbox: " + arrived.leftBecause()));
    if (!arrived.removed()) {
      return new StepVerdict.Survived(
          check.symptom(id(), "left", arrived.leftBecause(), facts("")), evidence);
    }
    return new StepVerdict.Proved(
        Sentence.of("proved.roundtrip-receive", arrived.after().toSeconds()), evidence);
  }

  /** Half the time of the check at least is left for everything else. */
  private Duration longest() {
    Duration half = check.options().timeout().dividedBy(2);
    return half.compareTo(LONGEST) < 0 ? half : LONGEST;
  }

  private StepVerdict noticed(String outcome, String literal, String detail, String shown) {
    return new StepVerdict.Noticed(
        check.symptom(id(), outcome, literal, facts(detail)),
        List.of(new Evidence(Evidence.Kind.EXCEPTION, shown)));
  }

  private Map<String, String> facts(String detail) {
    String protocol =
        check.mailbox().incoming().map(MailServer::protocol).map(p -> p.id()).orElse("");
    return Map.of("protocol", protocol, "detail", detail);
  }
}
