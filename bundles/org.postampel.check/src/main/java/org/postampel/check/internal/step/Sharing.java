package org.postampel.check.internal.step;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.TestMessage;

/** What one lane finds out and another one goes on with. Safe for several threads. */
final class Sharing {

  private final Map<MailProtocol, LegContext> rejected = new EnumMap<>(MailProtocol.class);
  private TestMessage sent;
  private ArrivalOutcome.Arrived arrived;

  /** A server has rejected the sign-in for good. */
  synchronized void rejected(LegContext leg) {
    rejected.put(leg.protocol(), leg);
  }

  /** The leg to try another identity on: sending first, where the wrong one is usual. */
  synchronized Optional<LegContext> rejected() {
    return Optional.ofNullable(rejected.get(MailProtocol.SMTP))
        .or(() -> rejected.values().stream().findFirst());
  }

  synchronized void sent(TestMessage message) {
    sent = message;
  }

  synchronized Optional<TestMessage> sent() {
    return Optional.ofNullable(sent);
  }

  synchronized void arrived(ArrivalOutcome.Arrived message) {
    arrived = message;
  }

  synchronized Optional<ArrivalOutcome.Arrived> arrived() {
    return Optional.ofNullable(arrived);
  }
}
