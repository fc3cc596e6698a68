package org.postampel.check.internal.step;

import java.net.InetAddress;
import java.util.List;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.mail.LookupOutcome;

/**
 * Asks: does the server's name stand for an address (RFC 1035)?
 *
 * <p>Green when: the system's resolver gives at least one address.
 *
 * <p>Yellow when: never.
 *
 * <p>Red when: nobody knows the name, or nobody answers in time.
 */
final class DnsStep implements Step {

  private final LegContext leg;

  DnsStep(LegContext leg) {
    this.leg = leg;
  }

  @Override
  public StepId id() {
    return leg.step("dns");
  }

  @Override
  public StepVerdict run() {
    String host = leg.server().host();
    LookupOutcome outcome =
        leg.check()
            .services()
            .lookup()
            .lookUp(host, leg.check().options().stepTimeout(), leg.check().stop());
    if (outcome instanceof LookupOutcome.Found found) {
      leg.addresses(found.addresses());
      List<Evidence> evidence =
          found.addresses().stream()
              .map(address -> new Evidence(Evidence.Kind.ADDRESS, address.getHostAddress()))
              .toList();
      InetAddress first = found.addresses().get(0);
      return new StepVerdict.Proved(
          Sentence.of("proved.dns", host, first.getHostAddress(), evidence.size()), evidence);
    } else if (outcome instanceof LookupOutcome.NotFound unknown) {
      return noticed("not-found", unknown.literal());
    } else if (outcome instanceof LookupOutcome.TimedOut slow) {
      return noticed("timed-out", "no answer within " + slow.waited().toMillis() + " ms");
    }
    return StepVerdict.cancelled();
  }

  private StepVerdict noticed(String outcome, String literal) {
    return new StepVerdict.Noticed(
        leg.symptom("dns", outcome, literal),
        List.of(new Evidence(Evidence.Kind.EXCEPTION, literal)));
  }
}
