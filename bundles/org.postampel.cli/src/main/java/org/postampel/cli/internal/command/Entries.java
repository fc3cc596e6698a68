package org.postampel.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Refusal;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.ValidationOutcome;

/** Finds the mailboxes a command names, and refuses those that are missing or unusable. */
public final class Entries {

  private static final String SUFFIX = ".properties";

  private final Terminal terminal;
  private final Workplace workplace;

  /** The mailboxes of this workplace. */
  public Entries(Terminal terminal, Workplace workplace) {
    this.terminal = terminal;
    this.workplace = workplace;
  }

  /** All of them; refuses a folder without any. */
  List<MailboxEntry> all() {
    List<MailboxEntry> all = workplace.mailboxes().list();
    if (all.isEmpty()) {
      throw terminal.refusal(
          ExitStatus.NO_SUCH_MAILBOX, "mailbox.none", workplace.mailboxes().folder());
    }
    return all;
  }

  /** Those with these ids, in this order and each once; refuses when one is missing. */
  List<MailboxEntry> named(List<String> ids) {
    return ids.stream().distinct().map(this::named).toList();
  }

  /** The one with this id; refuses when it is missing. */
  MailboxEntry named(String id) {
    return find(id)
        .orElseThrow(
            () ->
                terminal.refusal(
                    ExitStatus.NO_SUCH_MAILBOX,
                    "mailbox.missing",
                    id,
                    workplace.mailboxes().folder()));
  }

  /** The one with this id, or the one of the file with this name, however it is called. */
  Optional<MailboxEntry> find(String id) {
    Optional<MailboxEntry> found =
        MailboxId.isLegal(id) ? workplace.mailboxes().find(new MailboxId(id)) : Optional.empty();
    if (found.isPresent() || MailboxId.isLegal(id) && !id.endsWith(SUFFIX)) {
      return found;
    }
    String file = id.endsWith(SUFFIX) ? id : id + SUFFIX;
    return workplace.mailboxes().list().stream()
        .filter(entry -> fileOf(entry).equals(file))
        .findFirst();
  }

  private static String fileOf(MailboxEntry entry) {
    return entry instanceof MailboxEntry.Broken broken
        ? broken.defect().file()
        : entry.id() + SUFFIX;
  }

  /** One line that names file and field and says what is wrong. */
  static String line(String id, FieldProblem problem, Terminal terminal) {
    return id + SUFFIX + ", " + problem.field().key() + ": " + terminal.sentence(problem);
  }

  /** The configuration of the mailbox with this id; refuses what cannot be used. */
  public MailboxConfiguration configuration(String id) {
    MailboxEntry entry = named(id);
    if (entry instanceof MailboxEntry.Broken broken) {
      throw new Refusal(ExitStatus.MALFORMED, terminal.sentence(broken.defect()));
    }
    MailboxEntry.Readable readable = (MailboxEntry.Readable) entry;
    ValidationOutcome outcome =
        workplace
            .validator()
            .validate(readable.id(), readable.draft(), workplace.mailboxes().folder());
    if (outcome instanceof ValidationOutcome.Valid valid) {
      return valid.configuration();
    }
    String lines =
        outcome.problems().stream()
            .filter(problem -> problem.severity() == FieldProblem.Severity.ERROR)
            .map(problem -> line(readable.id().value(), problem, terminal))
            .collect(Collectors.joining(System.lineSeparator()));
    throw new Refusal(ExitStatus.MALFORMED, lines);
  }

  /** The configurations that can be used among these entries. */
  List<MailboxConfiguration> usable(List<MailboxEntry> entries) {
    List<MailboxConfiguration> usable = new ArrayList<>();
    for (MailboxEntry entry : entries) {
      if (entry instanceof MailboxEntry.Readable readable
          && workplace
                  .validator()
                  .validate(readable.id(), readable.draft(), workplace.mailboxes().folder())
              instanceof ValidationOutcome.Valid valid) {
        usable.add(valid.configuration());
      }
    }
    return usable;
  }

  /** The OAuth sign-in of a mailbox; refuses one that has none. */
  OAuthSignIn oauth(MailboxConfiguration mailbox) {
    return mailbox
        .oauth()
        .orElseThrow(
            () -> terminal.refusal(ExitStatus.USAGE, "sign-in.not-oauth", mailbox.id().value()));
  }
}
