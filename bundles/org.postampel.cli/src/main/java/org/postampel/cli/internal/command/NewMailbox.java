package org.postampel.cli.internal.command;

import java.util.Optional;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.transfer.MailboxImport;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.ValidationOutcome;

/** Saves a mailbox that is not there yet, if its settings can be used. */
final class NewMailbox {

  private final Terminal terminal;
  private final Workplace workplace;
  private final MailboxId wanted;

  /** Refuses an id that cannot be one or is taken. */
  NewMailbox(Terminal terminal, Workplace workplace, String id) {
    this.terminal = terminal;
    this.workplace = workplace;
    if (!MailboxId.isLegal(id)) {
      throw terminal.refusal(ExitStatus.USAGE, "mailbox.illegal-id", id);
    }
    this.wanted = new MailboxId(id);
    if (workplace.mailboxes().find(wanted).isPresent()) {
      throw terminal.refusal(ExitStatus.USAGE, "mailbox.exists", id);
    }
  }

  /** The id it will have. */
  MailboxId id() {
    return wanted;
  }

  /** What these settings would be as a mailbox; empty when they cannot be used. */
  Optional<MailboxConfiguration> usable(MailboxDraft typed) {
    return judge(completed(typed)) instanceof ValidationOutcome.Valid valid
        ? Optional.of(valid.configuration())
        : Optional.empty();
  }

  /** Says what is wrong or where it was saved; gives the exit status. */
  int save(MailboxDraft typed) {
    String id = wanted.value();
    MailboxDraft draft = completed(typed);
    ValidationOutcome outcome = judge(draft);
    for (FieldProblem problem : outcome.problems()) {
      terminal.saySentence(problem.field().key() + ": " + terminal.sentence(problem));
    }
    if (outcome instanceof ValidationOutcome.Invalid) {
      terminal.say("mailbox.not-saved", id);
      return ExitStatus.USAGE;
    }
    workplace.mailboxes().save(wanted, draft);
    terminal.print("mailbox.saved", id, workplace.mailboxes().folder());
    if (outcome instanceof ValidationOutcome.Valid valid) {
      terminal.print("mailbox.next", next(valid.configuration()), id);
    }
    return ExitStatus.OK;
  }

  /** The command that gives the mailbox what it signs in with. */
  private static String next(MailboxConfiguration mailbox) {
    String id = mailbox.id().value();
    return mailbox
        .oauth()
        .map(
            oauth ->
                oauth.flow().isDelegated()
                    ? "./run sign-in " + id
                    : "./run secret set "
                        + id
                        + (oauth.certificate().isPresent() ? " certificate" : " client-secret"))
        .orElse("./run secret set " + id + " password");
  }

  private ValidationOutcome judge(MailboxDraft draft) {
    return workplace.validator().validate(wanted, draft, workplace.mailboxes().folder());
  }

  private MailboxDraft completed(MailboxDraft typed) {
    return MailboxImport.completed(wanted, typed, workplace.presets());
  }
}
