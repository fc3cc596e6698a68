package org.postampel.check.internal.step;

import java.util.List;
import org.postampel.check.Evidence;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.mail.ArrivalOutcome;

/** The headers of an arrived message as evidence. */
final class Headers {

  private Headers() {}

  /** How they came: without encryption anybody on the way may have written them. */
  static Evidence.Kind kindOf(MailboxConfiguration mailbox) {
    return mailbox.incoming().map(Replies::kindOf).orElse(Evidence.Kind.SERVER_ANSWER);
  }

  static List<Evidence> evidence(MailboxConfiguration mailbox, ArrivalOutcome.Arrived message) {
    return message.headers().stream().map(header -> new Evidence(kindOf(mailbox), header)).toList();
  }
}
