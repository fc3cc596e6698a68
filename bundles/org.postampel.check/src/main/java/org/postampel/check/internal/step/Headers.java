package org.postampel.check.internal.step;

import java.util.List;
import org.postampel.check.Evidence;
import org.postampel.mail.ArrivalOutcome;

/** The headers of an arrived message as evidence. */
final class Headers {

  private Headers() {}

  static List<Evidence> evidence(ArrivalOutcome.Arrived message) {
    return message.headers().stream()
        .map(header -> new Evidence(Evidence.Kind.SERVER_ANSWER, header))
        .toList();
  }
}
