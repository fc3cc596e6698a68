package org.postampel.check.internal.step;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postampel.check.Evidence;
import org.postampel.check.OtherPort;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.mail.ConnectAttempt;
import org.postampel.mail.ConnectOutcome;

/**
 * Asks: does somebody answer at the server's port (RFC 9293; several addresses: RFC 8305)? When
 * nobody does, the other usual ports are tried and named, except in a check of many mailboxes.
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
    List<Evidence> evidence = new ArrayList<>();
    outcome.attempts().forEach(attempt -> evidence.add(evidence(attempt)));
    if (outcome instanceof ConnectOutcome.Connected connected) {
      leg.dialogue(connected.dialogue());
      if (evidence.isEmpty()) {
        evidence.add(new Evidence(Evidence.Kind.ADDRESS, Addresses.shown(connected.peer())));
      }
      return new StepVerdict.Proved(
          Sentence.of("proved.connect", leg.server().host(), leg.server().port()), evidence);
    } else if (outcome instanceof ConnectOutcome.Cancelled) {
      return StepVerdict.cancelled();
    }
    return failed(outcome, evidence);
  }

  private StepVerdict failed(ConnectOutcome outcome, List<Evidence> evidence) {
    String kind =
        outcome instanceof ConnectOutcome.Refused
            ? "refused"
            : outcome instanceof ConnectOutcome.TimedOut ? "timed-out" : unreachable();
    String literal = evidence.isEmpty() ? kind : evidence.get(evidence.size() - 1).text();
    Map<String, String> facts = new HashMap<>();
    if (!leg.check().options().bulk()) {
      otherPorts(evidence, facts);
    }
    return leg.check().stop().isCancelled()
        ? StepVerdict.cancelled()
        : new StepVerdict.Noticed(leg.symptom("connect", kind, literal, facts), evidence);
  }

  private void otherPorts(List<Evidence> evidence, Map<String, String> facts) {
    List<OtherPort> answering = new OtherPorts(leg).answering();
    facts.put("other-port", answering.isEmpty() ? "none" : "answers");
    facts.put(
        "detail",
        answering.stream()
            .map(other -> String.valueOf(other.port()))
            .collect(Collectors.joining(", ")));
    answering.forEach(other -> evidence.add(other.evidence()));
    if (answering.isEmpty()) {
      evidence.add(new Evidence(Evidence.Kind.ADDRESS, "other usual ports that answer: none"));
    }
  }

  private String unreachable() {
    boolean onlySix = leg.addresses().stream().allMatch(Inet6Address.class::isInstance);
    return onlySix && !leg.addresses().isEmpty() ? "only-ipv6" : "unreachable";
  }

  private static Evidence evidence(ConnectAttempt attempt) {
    String where = Addresses.shown(attempt.address());
    return new Evidence(
        Evidence.Kind.ADDRESS,
        attempt.literal().isEmpty() ? where : where + ": " + attempt.literal());
  }
}
