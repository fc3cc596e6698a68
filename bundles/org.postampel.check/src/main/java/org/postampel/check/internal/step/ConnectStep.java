package org.postampel.check.internal.step;

import java.net.InetSocketAddress;
import java.util.List;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.mail.ConnectAttempt;
import org.postampel.mail.ConnectOutcome;

/**
 * Asks: does somebody answer at the server's port (RFC 9293)?
 *
 * <p>Green when: one of the addresses accepts the connection.
 *
 * <p>Yellow when: never.
 *
 * <p>Red when: all refuse, none answers in time, or no way leads there.
 */
final class ConnectStep implements Step {

  private final LegContext leg;

  ConnectStep(LegContext leg) {
    this.leg = leg;
  }

  @Override
  public StepId id() {
    return leg.step("connect");
  }

  @Override
  public StepVerdict run() {
    ConnectOutcome outcome = leg.check().connections().connect(leg.server(), leg.addresses());
    List<Evidence> evidence = outcome.attempts().stream().map(ConnectStep::evidence).toList();
    if (outcome instanceof ConnectOutcome.Connected connected) {
      leg.dialogue(connected.dialogue());
      return new StepVerdict.Proved(
          Sentence.of("proved.connect", leg.server().host(), leg.server().port()),
          evidence.isEmpty()
              ? List.of(new Evidence(Evidence.Kind.ADDRESS, shown(connected.peer())))
              : evidence);
    } else if (outcome instanceof ConnectOutcome.Cancelled) {
      return StepVerdict.cancelled();
    }
    String kind =
        outcome instanceof ConnectOutcome.Refused
            ? "refused"
            : outcome instanceof ConnectOutcome.TimedOut ? "timed-out" : "unreachable";
    String literal = evidence.isEmpty() ? kind : evidence.get(evidence.size() - 1).text();
    return new StepVerdict.Noticed(leg.symptom("connect", kind, literal), evidence);
  }

  private static Evidence evidence(ConnectAttempt attempt) {
    String where = shown(attempt.address());
    return new Evidence(
        Evidence.Kind.ADDRESS,
        attempt.literal().isEmpty() ? where : where + ": " + attempt.literal());
  }

  private static String shown(InetSocketAddress address) {
    String host =
        address.getAddress() == null
            ? address.getHostString()
            : address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }
}
