package org.postampel.check.internal.step;

import java.util.List;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;

/** Makes the steps of a check, lane by lane, in the order in which a lane runs them. */
public final class Steps {

  private Steps() {}

  /** The steps about settings, secrets and sign-in. */
  public static List<Step> ofAccount(CheckContext check) {
    return List.of(
        new SettingsStep(check),
        new SecretsStep(check),
        new TokenStep(check),
        new ClaimsStep(check));
  }

  /** The steps of one server. */
  public static List<Step> ofLeg(LegContext leg) {
    Step tls = new TlsStep(leg);
    Step greeting = new GreetingStep(leg);
    boolean greetingFirst = leg.server().security() == TransportSecurity.STARTTLS;
    return List.of(
        new DnsStep(leg),
        new ConnectStep(leg),
        greetingFirst ? greeting : tls,
        greetingFirst ? tls : greeting,
        new LoginStep(leg),
        leg.protocol() == MailProtocol.SMTP ? new SenderStep(leg) : new MailboxStep(leg));
  }
}
