package org.postampel.ui.internal.handler;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.DialogServices;
import org.postampel.ui.MailboxCommands;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.transfer.Copies;
import org.postampel.ui.internal.transfer.ExportDialog;
import org.postampel.ui.internal.transfer.ImportDialog;
import org.postampel.ui.internal.transfer.TemplateChoiceDialog;
import org.postampel.ui.internal.transfer.TemplateNameDialog;

/** Opens the dialogs that make mailboxes out of others, and makes the host's answer. */
public final class TransferOpener {

  private final DialogServices services;
  private final Shell parent;
  private final List<MailboxId> mailboxes;
  private final Sentences sentences;

  /**
   * An opener for one command.
   *
   * @param parent the window the dialogs belong to, or null for none
   * @param mailboxes the selected mailboxes
   */
  public TransferOpener(DialogServices services, Shell parent, List<MailboxId> mailboxes) {
    this.services = services;
    this.parent = parent;
    this.mailboxes = List.copyOf(mailboxes);
    this.sentences = Sentences.in(services.locale());
  }

  /** Runs the command with the services of the OSGi registry. */
  public static Map<String, String> with(
      ExecutionEvent event, Function<TransferOpener, Map<String, String>> command)
      throws ExecutionException {
    try (ServiceLookup lookup = ServiceLookup.open(Locale.getDefault())) {
      Shell parent =
          event.getTrigger() instanceof Shell shell ? shell : Display.getCurrent().getActiveShell();
      return command.apply(
          new TransferOpener(lookup.services(), parent, named(event.getParameters())));
    }
  }

  /** The mailboxes the parameters of a command name. */
  static List<MailboxId> named(Map<?, ?> parameters) {
    Object ids =
        parameters.containsKey(MailboxCommands.MAILBOXES_PARAMETER)
            ? parameters.get(MailboxCommands.MAILBOXES_PARAMETER)
            : parameters.get(MailboxCommands.MAILBOX_PARAMETER);
    return ids == null
        ? List.of()
        : Arrays.stream(ids.toString().split(","))
            .map(String::strip)
            .filter(MailboxId::isLegal)
            .map(MailboxId::new)
            .toList();
  }

  /** Opens the dialog of a copy; it is stored when the person saves it. */
  public Map<String, String> duplicate() {
    return selected(mailbox -> Copies.of(mailbox, services.mailboxes().list(), sentences))
        .map(this::newMailbox)
        .orElseGet(Map::of);
  }

  /** Saves the settings of the mailbox as a template. */
  public Map<String, String> saveTemplate() {
    selected(mailbox -> mailbox)
        .ifPresent(mailbox -> new TemplateNameDialog(parent, services, mailbox).open());
    return Map.of();
  }

  /** Opens the dialog of a new mailbox with the settings of a template. */
  public Map<String, String> newFromTemplate() {
    TemplateChoiceDialog dialog = new TemplateChoiceDialog(parent, services);
    dialog.open();
    return dialog.chosen().map(this::newMailbox).orElseGet(Map::of);
  }

  /** Opens the import. */
  public Map<String, String> importMailboxes() {
    return DialogOpener.answer(new ImportDialog(parent, services).open(), Optional.empty());
  }

  /** Opens the export of the selected mailboxes. */
  public Map<String, String> exportMailboxes() {
    if (!mailboxes.isEmpty()) {
      new ExportDialog(parent, services, mailboxes).open();
    }
    return Map.of();
  }

  private Map<String, String> newMailbox(MailboxDraft beginning) {
    return new DialogOpener(services, parent, Optional.empty()).newMailbox(beginning);
  }

  private record Selected<T>(Optional<T> made, String failure) {}

  /**
   * What is made of the selected mailbox; what cannot be opened is said.
   *
   * @param maker may touch the disk
   */
  private <T> Optional<T> selected(Function<MailboxEntry.Readable, T> maker) {
    Optional<Selected<T>> read = Reading.of(parent, services, () -> read(maker));
    read.map(Selected::failure)
        .filter(failure -> !failure.isEmpty())
        .ifPresent(
            failure ->
                MessageDialog.openError(parent, sentences.get("mailbox.unreadable"), failure));
    return read.flatMap(Selected::made);
  }

  private <T> Selected<T> read(Function<MailboxEntry.Readable, T> maker) {
    MailboxEntry entry =
        mailboxes.stream().findFirst().flatMap(services.mailboxes()::find).orElse(null);
    if (entry instanceof MailboxEntry.Readable readable) {
      return new Selected<>(Optional.of(maker.apply(readable)), "");
    }
    String id = mailboxes.isEmpty() ? "" : mailboxes.get(0).value();
    return new Selected<>(
        Optional.empty(),
        entry instanceof MailboxEntry.Broken broken
            ? broken.defect().sentence(sentences.core())
            : sentences.get("mailbox.missing", id));
  }
}
