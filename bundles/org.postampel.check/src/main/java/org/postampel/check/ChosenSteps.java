package org.postampel.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;

/** The steps at the end of a plan: those somebody has to choose, and those about sharing. */
final class ChosenSteps {

  private final MailboxConfiguration mailbox;
  private final CheckOptions options;
  private final List<PlannedStep> steps = new ArrayList<>();

  private ChosenSteps(MailboxConfiguration mailbox, CheckOptions options) {
    this.mailbox = mailbox;
    this.options = options;
  }

  static List<PlannedStep> of(MailboxConfiguration mailbox, CheckOptions options) {
    ChosenSteps chosen = new ChosenSteps(mailbox, options);
    chosen.write();
    chosen.roundtrip();
    chosen.identity();
    chosen.sendAs();
    return chosen.steps;
  }

  private void write() {
    if (mailbox.incoming().filter(s -> s.protocol() == MailProtocol.POP3).isPresent()) {
      return; // of IMAP and POP3 only the chosen one is listed
    }
    if (mailbox.incoming().isEmpty()) {
      skipped(StepId.IMAP_WRITE, GreyReason.NOT_APPLICABLE, "skipped.send-only");
    } else if (options.moveFolder().isEmpty()) {
      skipped(StepId.IMAP_WRITE, GreyReason.NOT_CHOSEN, "skipped.write-not-chosen");
    } else {
      runs(StepId.IMAP_WRITE, Set.of(StepId.IMAP_MAILBOX), Set.of());
    }
  }

  private void roundtrip() {
    if (mailbox.outgoing().isEmpty() || mailbox.incoming().isEmpty()) {
      String why = mailbox.outgoing().isEmpty() ? "skipped.receive-only" : "skipped.send-only";
      skipped(StepId.ROUNDTRIP_SEND, GreyReason.NOT_APPLICABLE, why);
      skipped(StepId.ROUNDTRIP_RECEIVE, GreyReason.NOT_APPLICABLE, why);
    } else if (!options.roundtrip()) {
      skipped(StepId.ROUNDTRIP_SEND, GreyReason.NOT_CHOSEN, "skipped.roundtrip-not-chosen");
      skipped(StepId.ROUNDTRIP_RECEIVE, GreyReason.NOT_CHOSEN, "skipped.roundtrip-not-chosen");
    } else {
      StepId inbox = CheckPlanner.lastStep(mailbox.incoming().get().protocol());
      runs(StepId.ROUNDTRIP_SEND, Set.of(StepId.SMTP_SENDER, inbox), Set.of());
      runs(StepId.ROUNDTRIP_RECEIVE, Set.of(StepId.ROUNDTRIP_SEND), Set.of());
    }
  }

  private void identity() {
    Set<StepId> logins = new HashSet<>();
    for (MailServer server : mailbox.servers()) {
      if (server.signIn() instanceof ServerSignIn.OAuth) {
        logins.add(StepId.of(server.protocol(), "login"));
      }
    }
    boolean delegated = mailbox.oauth().filter(o -> o.flow().isDelegated()).isPresent();
    if (!mailbox.shared()) {
      skipped(StepId.SHARING_IDENTITY, GreyReason.NOT_APPLICABLE, "skipped.not-shared");
    } else if (logins.isEmpty() || !delegated) {
      skipped(StepId.SHARING_IDENTITY, GreyReason.NOT_APPLICABLE, "skipped.one-identity");
    } else if (options.bulk()) {
      skipped(StepId.SHARING_IDENTITY, GreyReason.NOT_APPLICABLE, "skipped.identity-in-bulk");
    } else {
      runs(StepId.SHARING_IDENTITY, Set.of(StepId.ACCOUNT_SETTINGS), logins);
    }
  }

  private void sendAs() {
    if (!mailbox.shared()) {
      skipped(StepId.SHARING_SEND_AS, GreyReason.NOT_APPLICABLE, "skipped.not-shared");
    } else if (mailbox.outgoing().isEmpty()) {
      skipped(StepId.SHARING_SEND_AS, GreyReason.NOT_APPLICABLE, "skipped.receive-only");
    } else if (options.roundtrip() && mailbox.incoming().isPresent()) {
      runs(StepId.SHARING_SEND_AS, Set.of(StepId.ROUNDTRIP_RECEIVE), Set.of());
    } else if (options.proofs().find(mailbox).isPresent()) {
      runs(StepId.SHARING_SEND_AS, Set.of(StepId.SMTP_SENDER), Set.of());
    } else {
      skipped(StepId.SHARING_SEND_AS, GreyReason.NOT_CHOSEN, "skipped.send-as-unproven");
    }
  }

  private void runs(StepId id, Set<StepId> requires, Set<StepId> after) {
    steps.add(new PlannedStep.Runs(id, requires, after));
  }

  private void skipped(StepId id, GreyReason reason, String why) {
    steps.add(new PlannedStep.Skipped(id, reason, Sentence.of(why)));
  }
}
