package org.postampel.cli.internal.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.core.validation.FieldProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands below {@code mailbox}. */
public final class MailboxCommands {

  private MailboxCommands() {}

  /** Lists the mailboxes, one a line. */
  @Command(name = "list")
  public static final class ListMailboxes implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();
    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public ListMailboxes(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      try (Workplace workplace = composition.open(common.places(terminal))) {
        List<List<String>> rows = new ArrayList<>();
        for (MailboxEntry entry : workplace.mailboxes().list()) {
          if (entry instanceof MailboxEntry.Readable readable) {
            MailboxDraft draft = readable.draft();
            rows.add(
                List.of(
                    entry.id().value(),
                    Terminal.printable(draft.trimmed(MailboxField.NAME)),
                    Terminal.printable(draft.trimmed(MailboxField.ADDRESS)),
                    Terminal.printable(draft.trimmed(MailboxField.PROVIDER))));
          } else if (entry instanceof MailboxEntry.Broken broken) {
            rows.add(
                List.of(entry.id().value(), terminal.texts().get("mailbox.unreadable"), "", ""));
            terminal.saySentence(terminal.sentence(broken.defect()));
          }
        }
        Columns.of(rows).forEach(terminal.out()::println);
        if (rows.isEmpty()) {
          terminal.say("mailbox.none", workplace.mailboxes().folder());
        }
        return ExitStatus.OK;
      }
    }
  }

  /** Shows the settings of a mailbox as they stand in its file. */
  @Command(name = "show")
  public static final class Show implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ID", descriptionKey = "parameter.id")
    private String id;

    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public Show(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      try (Workplace workplace = composition.open(common.places(terminal))) {
        MailboxEntry entry = new Entries(terminal, workplace).named(id);
        if (entry instanceof MailboxEntry.Broken broken) {
          terminal.saySentence(terminal.sentence(broken.defect()));
          return ExitStatus.MALFORMED;
        }
        MailboxDraft draft = ((MailboxEntry.Readable) entry).draft();
        draft
            .texts()
            .forEach(
                (field, text) ->
                    terminal.printSentence(field.key() + " = " + Terminal.printable(text)));
        for (FieldProblem problem :
            workplace
                .validator()
                .validate(entry.id(), draft, workplace.mailboxes().folder())
                .problems()) {
          terminal.saySentence(Entries.line(entry.id().value(), problem, terminal));
        }
        return ExitStatus.OK;
      }
    }
  }

  /** Makes a mailbox out of {@code key=value} settings; nothing is contacted. */
  @Command(name = "add")
  public static final class Add implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.new-id")
    private String id;

    @Parameters(
        index = "1",
        arity = "1..*",
        paramLabel = "KEY=VALUE",
        descriptionKey = "parameter.settings")
    private List<String> settings;

    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public Add(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      MailboxDraft draft = draft();
      try (Workplace workplace = composition.open(common.places(terminal))) {
        return new NewMailbox(terminal, workplace, id).save(draft);
      }
    }

    private MailboxDraft draft() {
      MailboxDraft draft = MailboxDraft.empty();
      Set<String> keys = new HashSet<>();
      for (int i = 0; i < settings.size(); i++) {
        String setting = settings.get(i);
        int equals = setting.indexOf('=');
        // Nothing but a key is ever repeated: the rest may be a password typed by mistake.
        if (equals < 1) {
          throw terminal.refusal(ExitStatus.USAGE, "mailbox.no-setting", i + 1);
        }
        String key = setting.substring(0, equals);
        if (!keys.add(key)) {
          throw terminal.refusal(ExitStatus.USAGE, "usage.twice", key);
        }
        MailboxField field =
            MailboxField.ofKey(key)
                .orElseThrow(() -> terminal.refusal(ExitStatus.USAGE, "mailbox.unknown-key", key));
        draft = draft.with(field, setting.substring(equals + 1));
      }
      return draft;
    }
  }

  /** Removes a mailbox with what was stored for it alone, and says what that was. */
  @Command(name = "remove")
  public static final class Remove implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ID", descriptionKey = "parameter.id")
    private String id;

    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public Remove(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      try (Workplace workplace = composition.open(common.places(terminal))) {
        Entries entries = new Entries(terminal, workplace);
        MailboxEntry entry = entries.named(id);
        List<MailboxConfiguration> all = entries.usable(workplace.mailboxes().list());
        Set<SecretName> own = ownSecrets(entry.id(), all);
        RemovedSecrets removed = RemovedSecrets.of(own, workplace.store());
        try {
          // The file last: what fails before it can be repeated.
          workplace.mailboxes().remove(entry.id());
        } catch (MailboxStorageException stays) {
          removed.putBack();
          throw stays;
        } finally {
          removed.close();
        }
        terminal.print("mailbox.removed", id);
        removed
            .names()
            .forEach(
                name ->
                    terminal.print(
                        "mailbox.removed-secret", SecretWords.of(name, terminal.texts())));
        return ExitStatus.OK;
      }
    }

    /** The passwords of the mailbox, and its sign-in unless another mailbox shares it. */
    private static Set<SecretName> ownSecrets(MailboxId id, List<MailboxConfiguration> all) {
      Set<SecretName> own = new LinkedHashSet<>();
      own.add(SecretName.password(id));
      own.add(SecretName.outgoingPassword(id));
      Set<SecretName> shared =
          all.stream()
              .filter(mailbox -> !mailbox.id().equals(id))
              .flatMap(mailbox -> SecretWords.signIns(mailbox).stream())
              .collect(Collectors.toSet());
      all.stream()
          .filter(mailbox -> mailbox.id().equals(id))
          .flatMap(mailbox -> SecretWords.signIns(mailbox).stream())
          .filter(name -> !shared.contains(name))
          .forEach(own::add);
      return own;
    }
  }
}
