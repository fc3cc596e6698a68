package org.postampel.ui.internal.handler;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.CheckReport;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.NamedFiles;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.ui.DialogServices;
import org.postampel.ui.MailboxCommands;
import org.postampel.ui.internal.check.CheckDialog;
import org.postampel.ui.internal.check.CheckTarget;
import org.postampel.ui.internal.check.NextSteps;
import org.postampel.ui.internal.dialog.MailboxDialog;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.model.MailboxValidation;
import org.postampel.ui.internal.model.Validation;
import org.postampel.ui.internal.text.Sentences;

/** Opens the dialog of a command and makes the host's answer of what happened in it. */
public final class DialogOpener {

  /** What a command does. */
  @FunctionalInterface
  public interface Opening {
    /** Opens the dialog and waits until it is closed. */
    Map<String, String> open(DialogOpener opener);
  }

  private final DialogServices services;
  private final Shell parent;
  private final Optional<String> mailbox;
  private final Sentences sentences;

  /**
   * An opener for one command.
   *
   * @param parent the window the dialog belongs to, or null for none
   * @param mailbox the parameter of the command
   */
  public DialogOpener(DialogServices services, Shell parent, Optional<String> mailbox) {
    this.services = services;
    this.parent = parent;
    this.mailbox = mailbox;
    this.sentences = Sentences.in(services.locale());
  }

  /** Runs the opening with the services of the OSGi registry. */
  public static Map<String, String> with(ExecutionEvent event, Opening opening)
      throws ExecutionException {
    try (ServiceLookup lookup = ServiceLookup.open(Locale.getDefault())) {
      Shell parent =
          event.getTrigger() instanceof Shell shell ? shell : Display.getCurrent().getActiveShell();
      Optional<String> mailbox =
          Optional.ofNullable(event.getParameter(MailboxCommands.MAILBOX_PARAMETER));
      return opening.open(new DialogOpener(lookup.services(), parent, mailbox));
    }
  }

  /** Opens an empty mailbox dialog. */
  public Map<String, String> newMailbox() {
    return newMailbox(MailboxDraft.empty());
  }

  /**
   * Opens the dialog of a mailbox that does not exist yet.
   *
   * @param beginning what is filled in already, as from a template
   */
  Map<String, String> newMailbox(MailboxDraft beginning) {
    return open(
        MailboxDialogModel.forNew(
            beginning,
            services.presets(),
            services.registrations(),
            validation(),
            id -> services.mailboxes().find(id).isPresent()));
  }

  /** Opens the dialog of the command's mailbox. */
  public Map<String, String> editMailbox() {
    Validation validation = validation();
    Optional<Optional<MailboxEntry>> read =
        Reading.of(parent, services, () -> entry().map(entry -> judged(entry, validation)));
    if (read.isEmpty()) {
      return Map.of();
    }
    MailboxEntry entry = read.get().orElse(null);
    if (entry instanceof MailboxEntry.Readable readable) {
      return open(
          MailboxDialogModel.forExisting(
              readable.id(),
              readable.draft(),
              services.presets(),
              services.registrations(),
              validation));
    }
    refuse(
        entry instanceof MailboxEntry.Broken broken
            ? broken.defect().sentence(sentences.core())
            : sentences.get("mailbox.missing", mailbox.orElse("")));
    return Map.of();
  }

  /** So that what is wrong with its files is known before the dialog shows it. */
  private static MailboxEntry judged(MailboxEntry entry, Validation validation) {
    if (entry instanceof MailboxEntry.Readable readable) {
      validation.validate(readable.id(), readable.draft());
      validation.look();
    }
    return entry;
  }

  /** Opens the check of the command's mailbox; of a broken one it says what is broken. */
  public Map<String, String> checkMailbox() {
    Optional<Optional<CheckTarget>> read =
        Reading.of(parent, services, () -> entry().map(this::target));
    if (read.isEmpty()) {
      return Map.of();
    }
    Optional<CheckTarget> target = read.get();
    if (target.isEmpty()) {
      refuse(sentences.get("mailbox.missing", mailbox.orElse("")));
      return Map.of();
    }
    CheckDialog dialog = new CheckDialog(parent, services, target.get(), nextSteps(target.get()));
    dialog.open();
    return answer(dialog.report().map(CheckReport::mailbox), dialog.report());
  }

  /** What can be checked of an entry, readable or not; touches the disk. */
  CheckTarget target(MailboxEntry entry) {
    if (entry instanceof MailboxEntry.Broken broken) {
      return CheckTarget.unreadable(services.checks(), broken);
    }
    MailboxDraft draft = ((MailboxEntry.Readable) entry).draft();
    ValidationOutcome outcome =
        new MailboxValidator(services.presets())
            .validate(entry.id(), draft, services.mailboxes().folder());
    return outcome instanceof ValidationOutcome.Valid valid
        ? CheckTarget.of(services.checks(), valid.configuration())
        : CheckTarget.invalid(services.checks(), entry.id(), draft, outcome.problems());
  }

  /** What can be done about a red light of a stored mailbox. */
  NextSteps nextSteps(CheckTarget target) {
    return target
        .mailbox()
        .<NextSteps>map(checked -> new MendingSavedMailbox(services, checked, this::target))
        .orElse(NextSteps.NONE);
  }

  private Map<String, String> open(MailboxDialogModel model) {
    MailboxDialog dialog = new MailboxDialog(parent, services, model);
    dialog.open();
    return answer(dialog.saved(), dialog.report());
  }

  /**
   * Opens the check of several mailboxes.
   *
   * @param ids their ids, separated by commas; empty for all there are
   */
  public Map<String, String> checkSeveral(String ids) {
    return new SeveralChecksOpener(services, parent, this).open(ids);
  }

  static Map<String, String> answer(Optional<MailboxId> mailbox, Optional<CheckReport> report) {
    Map<String, String> answer = new LinkedHashMap<>();
    mailbox.ifPresent(id -> answer.put(MailboxCommands.MAILBOX, id.value()));
    report.ifPresent(
        done -> {
          answer.put(MailboxCommands.LIGHT, done.light().id());
          answer.put(MailboxCommands.FINISHED, done.started().plus(done.duration()).toString());
        });
    return answer;
  }

  private Validation validation() {
    return new MailboxValidation(
        services.presets(), services.mailboxes().folder(), NamedFiles.onDisk());
  }

  private Optional<MailboxEntry> entry() {
    return mailbox
        .filter(MailboxId::isLegal)
        .flatMap(id -> services.mailboxes().find(new MailboxId(id)));
  }

  private void refuse(String sentence) {
    MessageDialog.openError(parent, sentences.get("mailbox.unreadable"), sentence);
  }
}
