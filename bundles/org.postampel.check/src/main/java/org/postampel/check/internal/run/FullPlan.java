package org.postampel.check.internal.run;

import java.util.ArrayList;
import java.util.List;
import org.postampel.check.CheckPlanner;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;

/** The steps of a mailbox about which nothing is known. */
final class FullPlan {

  private static final List<String> LEG = List.of("dns", "connect", "tls", "greeting", "login");

  private FullPlan() {}

  /** All steps behind this one, in the usual order. */
  static List<StepId> after(StepId first, MailProtocol incoming) {
    List<StepId> all = new ArrayList<>();
    all.add(StepId.ACCOUNT_SETTINGS);
    all.add(StepId.ACCOUNT_SECRETS);
    all.add(StepId.OAUTH_ENDPOINT);
    all.add(StepId.OAUTH_CONSENT);
    all.add(StepId.OAUTH_TOKEN);
    all.add(StepId.OAUTH_CLAIMS);
    for (MailProtocol protocol : List.of(incoming, MailProtocol.SMTP)) {
      LEG.forEach(name -> all.add(StepId.of(protocol, name)));
      all.add(CheckPlanner.lastStep(protocol));
    }
    all.add(StepId.SHARING_SEND_AS);
    return List.copyOf(all.subList(all.indexOf(first) + 1, all.size()));
  }
}
