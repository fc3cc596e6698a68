package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.List;
import org.postampel.core.mailbox.TransportSecurity;

/** Makes the steps of a check, lane by lane, in the order in which a lane runs them. */
public final class Steps {

  private Steps() {}

  /** The steps about settings, secrets and sign-in. */
  public static List<Step> ofAccount(CheckContext check) {
    return List.of(
        new SettingsStep(check),
        new SecretsStep(check),
        new ConsentStep(check),
        new TokenStep(check),
        new ClaimsStep(check));
  }

  /** The steps about the authority, which wait for nothing but the settings. */
  public static List<Step> ofAuthority(CheckContext check) {
    return List.of(new EndpointStep(check));
  }

  /** The steps about the mailbox as a whole, which wait for what the servers said. */
  public static List<Step> ofWhole(CheckContext check) {
    return List.of(
        new IdentityStep(check),
        new WriteStep(check),
        new RoundtripSendStep(check),
        new RoundtripReceiveStep(check),
        new SendAsStep(check));
  }

  /** The steps of one server. */
  public static List<Step> ofLeg(LegContext leg) {
    Step tls = new TlsStep(leg);
    Step greeting = new GreetingStep(leg);
    boolean greetingFirst = leg.server().security() == TransportSecurity.STARTTLS;
    List<Step> steps =
        new ArrayList<>(
            List.of(
                new DnsStep(leg),
                new ConnectStep(leg),
                greetingFirst ? greeting : tls,
                greetingFirst ? tls : greeting,
                new LoginStep(leg)));
    switch (leg.protocol()) {
      case IMAP -> {
        steps.add(new MailboxStep(leg));
        steps.add(new FoldersStep(leg));
        steps.add(new QuotaStep(leg));
      }
      case POP3 -> steps.add(new MailboxStep(leg));
      case SMTP -> steps.add(new SenderStep(leg));
    }
    return List.copyOf(steps);
  }
}
