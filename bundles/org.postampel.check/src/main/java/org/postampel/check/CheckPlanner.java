package org.postampel.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;

/**
 * Decides which steps a mailbox needs. Pure.
 *
 * <p>Of IMAP and POP3 only the chosen protocol is listed: the other one is not a step left out but
 * a choice made. Everything else that does not apply is listed with its reason.
 */
public final class CheckPlanner {

  private final List<PlannedStep> steps = new ArrayList<>();

  private CheckPlanner() {}

  /** The plan of a mailbox without any step that somebody has to choose. */
  public static CheckPlan plan(MailboxConfiguration mailbox) {
    return plan(mailbox, CheckOptions.defaults());
  }

  /** The plan of a mailbox with the steps that were chosen. */
  public static CheckPlan plan(MailboxConfiguration mailbox, CheckOptions options) {
    CheckPlanner planner = new CheckPlanner();
    planner.account(mailbox);
    planner.leg(
        mailbox.incoming().map(MailServer::protocol).orElse(MailProtocol.IMAP),
        mailbox.incoming(),
        "skipped.send-only",
        options);
    planner.leg(MailProtocol.SMTP, mailbox.outgoing(), "skipped.receive-only", options);
    planner.steps.addAll(ChosenSteps.of(mailbox, options));
    return new CheckPlan(planner.steps);
  }

  /** The name of the last step of a leg: the inbox, or the sender. */
  public static StepId lastStep(MailProtocol protocol) {
    return switch (protocol) {
      case IMAP -> StepId.IMAP_MAILBOX;
      case POP3 -> StepId.POP3_MAILBOX;
      case SMTP -> StepId.SMTP_SENDER;
    };
  }

  private void account(MailboxConfiguration mailbox) {
    runs(StepId.ACCOUNT_SETTINGS);
    if (mailbox.servers().stream().anyMatch(s -> !(s.signIn() instanceof ServerSignIn.None))) {
      runs(StepId.ACCOUNT_SECRETS, StepId.ACCOUNT_SETTINGS);
    } else {
      skipped(StepId.ACCOUNT_SECRETS, "skipped.no-secret");
    }
    if (mailbox.servers().stream().anyMatch(s -> s.signIn() instanceof ServerSignIn.OAuth)) {
      runs(StepId.OAUTH_ENDPOINT, StepId.ACCOUNT_SETTINGS);
      runs(StepId.OAUTH_CONSENT, StepId.ACCOUNT_SECRETS);
      runs(StepId.OAUTH_TOKEN, StepId.OAUTH_CONSENT);
      runs(StepId.OAUTH_CLAIMS, StepId.OAUTH_TOKEN);
    } else {
      skipped(StepId.OAUTH_ENDPOINT, "skipped.no-oauth");
      skipped(StepId.OAUTH_CONSENT, "skipped.no-oauth");
      skipped(StepId.OAUTH_TOKEN, "skipped.no-oauth");
      skipped(StepId.OAUTH_CLAIMS, "skipped.no-oauth");
    }
  }

  private void leg(
      MailProtocol protocol,
      Optional<MailServer> server,
      String withoutServer,
      CheckOptions options) {
    if (server.isEmpty()) {
      skipAll(protocol, GreyReason.NOT_APPLICABLE, withoutServer);
    } else if (options.leftOut().contains(Leg.of(protocol))) {
      skipAll(protocol, GreyReason.NOT_CHOSEN, "skipped.leg-not-chosen");
    } else {
      leg(server.get());
    }
  }

  private void skipAll(MailProtocol protocol, GreyReason reason, String why) {
    for (String name : List.of("dns", "connect", "tls", "greeting", "login")) {
      skipped(StepId.of(protocol, name), reason, why);
    }
    skipped(lastStep(protocol), reason, why);
    if (protocol == MailProtocol.IMAP) {
      skipped(StepId.IMAP_FOLDERS, reason, why);
      skipped(StepId.IMAP_QUOTA, reason, why);
    }
  }

  private void leg(MailServer server) {
    MailProtocol protocol = server.protocol();
    StepId dns = StepId.of(protocol, "dns");
    StepId connect = StepId.of(protocol, "connect");
    StepId tls = StepId.of(protocol, "tls");
    StepId greeting = StepId.of(protocol, "greeting");
    StepId login = StepId.of(protocol, "login");
    runs(dns, StepId.ACCOUNT_SETTINGS);
    runs(connect, dns);
    StepId ready = greeting;
    if (server.security() == TransportSecurity.STARTTLS) {
      runs(greeting, connect);
      runs(tls, greeting);
      ready = tls;
    } else if (server.security() == TransportSecurity.TLS) {
      runs(tls, connect);
      runs(greeting, tls);
    } else {
      skipped(tls, "skipped.no-tls");
      runs(greeting, connect);
    }
    if (server.signIn() instanceof ServerSignIn.None) {
      skipped(login, "skipped.server-without-sign-in");
      runs(lastStep(protocol), ready);
    } else {
      boolean oauth = server.signIn() instanceof ServerSignIn.OAuth;
      runs(login, ready, oauth ? StepId.OAUTH_TOKEN : StepId.ACCOUNT_SECRETS);
      runs(lastStep(protocol), login);
    }
    if (protocol == MailProtocol.IMAP) {
      runs(StepId.IMAP_FOLDERS, StepId.IMAP_MAILBOX);
      runs(StepId.IMAP_QUOTA, StepId.IMAP_MAILBOX);
    }
  }

  private void runs(StepId id, StepId... requires) {
    steps.add(new PlannedStep.Runs(id, Set.of(requires)));
  }

  private void skipped(StepId id, String why) {
    skipped(id, GreyReason.NOT_APPLICABLE, why);
  }

  private void skipped(StepId id, GreyReason reason, String why) {
    steps.add(new PlannedStep.Skipped(id, reason, Sentence.of(why)));
  }
}
