package org.postampel.host.internal.window;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.text.Texts;
import org.postampel.host.internal.list.CommandAnswer;
import org.postampel.host.internal.list.MailboxList;
import org.postampel.host.internal.list.MailboxRow;
import org.postampel.host.internal.registry.ContributedCommand;
import org.postampel.host.internal.registry.ContributedCommands;

/**
 * The window with the mailbox list. All methods on the user-interface thread; the disk is read and
 * written on a background thread of its own.
 */
public final class HostWindow implements AutoCloseable {

  /** The key under which each widget carries its stable id. */
  public static final String WIDGET_ID = "id";

  private static final System.Logger LOG = System.getLogger(HostWindow.class.getName());

  /** A deletion or a light just found is still written when the window is closed. */
  private static final int SECONDS_TO_FINISH = 3;

  private static final int NOT_READ_YET = -1;

  private final Display display;
  private final Shell shell;
  private final Texts texts;
  private final Texts coreTexts;
  private final Failures failures;
  private final MailboxList mailboxes;
  private final ContributedCommands commands;
  private final CommandCall call;
  private final CommandBar bar;
  private final MailboxTable table;
  private final CommandMenu menu;
  private final Label status;
  private int count = NOT_READ_YET;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "mailbox-list");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A window, not yet open.
   *
   * @param display the display
   * @param texts the host's texts
   * @param mailboxes the list
   * @param registry gives the contributed commands and calls back after each change
   */
  public HostWindow(
      Display display,
      Texts texts,
      MailboxList mailboxes,
      Function<Runnable, ContributedCommands> registry) {
    this.display = display;
    this.texts = texts;
    this.coreTexts = Texts.beside(Texts.class, texts.locale());
    this.failures = new Failures(texts, coreTexts);
    this.mailboxes = mailboxes;
    this.shell = new Shell(display, SWT.SHELL_TRIM);
    this.call = new CommandCall(shell);
    shell.setText(texts.get("window.title"));
    shell.setData(WIDGET_ID, "host");
    GridLayoutFactory.fillDefaults().margins(12, 12).spacing(8, 8).applyTo(shell);
    bar = new CommandBar(shell, texts, this::selected);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
    table =
        new MailboxTable(shell, texts, this::selectionChanged, this::pressDefault, this::delete);
    menu = new CommandMenu(table.table(), "mailboxes.menu", this::selected);
    table.table().setMenu(menu.menu());
    GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
    status = new Label(shell, SWT.WRAP);
    status.setData(WIDGET_ID, "status");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(status);
    commands = registry.apply(() -> later(this::refillButtons));
    refillButtons();
    shell.setSize(980, 460);
    shell.setMinimumSize(520, 260);
  }

  /** Opens the window and loads the list. */
  public void open() {
    shell.open();
    table.setFocus();
    inBackground(() -> reloadNow(Optional::empty));
  }

  /** Works until the window is closed; a defect of a contribution is logged and closes nothing. */
  public void runUntilClosed() {
    while (!shell.isDisposed()) {
      try {
        if (!display.readAndDispatch()) {
          display.sleep();
        }
      } catch (RuntimeException | LinkageError defect) {
        LOG.log(Level.ERROR, "The window goes on after a defect", defect);
      }
    }
  }

  /** The window. */
  Shell shell() {
    return shell;
  }

  @Override
  public void close() {
    commands.close();
    background.shutdown();
    try {
      if (!background.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        background.shutdownNow();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    if (!shell.isDisposed()) {
      shell.dispose();
    }
  }

  private void refillButtons() {
    List<CommandChoice> choices = new ArrayList<>();
    for (ContributedCommand command : commands.current()) {
      choices.add(CommandChoice.of(command, this::press));
    }
    choices.add(
        new CommandChoice(
            "delete",
            texts.get("button.delete"),
            "delete",
            false,
            count -> count == 1,
            this::delete));
    bar.show(choices);
    menu.show(choices);
    selectionChanged();
  }

  private int selected() {
    return table.selection().size();
  }

  private void selectionChanged() {
    List<MailboxRow> rows = table.selection();
    bar.enable();
    say(
        commands.current().isEmpty()
            ? texts.get("status.no-commands")
            : rows.size() > 1
                ? texts.get("status.selected", rows.size(), count)
                : only(rows).flatMap(row -> row.problem(coreTexts)).orElseGet(this::counted));
  }

  private static <T> Optional<T> only(List<T> all) {
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private String counted() {
    return switch (count) {
      case NOT_READ_YET -> "";
      case 0 -> texts.get("status.count.none");
      case 1 -> texts.get("status.count.one");
      default -> texts.get("status.count", count);
    };
  }

  private void press(ContributedCommand command) {
    List<MailboxId> selected = selectedIds();
    Optional<MailboxId> mailbox = command.needsMailbox() ? only(selected) : Optional.empty();
    CommandAnswer answer;
    try {
      answer = call.execute(command, selected);
    } catch (ExecutionException | RuntimeException | LinkageError failure) {
      LOG.log(Level.WARNING, "The command " + command.id() + " failed", failure);
      sayThatItFailed(command, failure);
      return;
    }
    inBackground(
        () -> {
          answer.checks(mailbox).forEach(mailboxes::remember);
          // Who has gone on to another row meanwhile stays there.
          reloadNow(() -> answer.mailbox().filter(id -> selectedIds().equals(selected)));
        });
  }

  private void sayThatItFailed(ContributedCommand command, Throwable failure) {
    if (!shell.isDisposed()) {
      String name = command.name().replace("&", "").replace("…", "").strip();
      String said = String.valueOf(failure.getMessage());
      MessageDialog.openError(
          shell, texts.get("command.failed.title"), texts.get("command.failed", name, said));
    }
  }

  private void pressDefault() {
    commands.current().stream()
        .filter(ContributedCommand::onDoubleClick)
        .findFirst()
        .filter(command -> command.worksWith(selected()))
        .ifPresent(this::press);
  }

  private void delete() {
    only(table.selection())
        .ifPresent(
            row ->
                inBackground(
                    () -> {
                      List<SecretName> removed = mailboxes.removedWith(row.id());
                      later(() -> askAndDelete(row, removed));
                    }));
  }

  private void askAndDelete(MailboxRow row, List<SecretName> removed) {
    if (DeleteQuestion.isAnsweredYes(shell, texts, row, removed)) {
      inBackground(
          () -> {
            boolean deleted = mailboxes.delete(row.id());
            reloadNow(Optional::empty);
            if (!deleted) {
              later(() -> say(texts.get("delete.nothing", row.name())));
            }
          });
    }
  }

  private List<MailboxId> selectedIds() {
    return table.selection().stream().map(MailboxRow::id).toList();
  }

  /** Reads on the calling background thread, shows on the user-interface thread. */
  private void reloadNow(Supplier<Optional<MailboxId>> select) {
    List<MailboxRow> rows = mailboxes.rows();
    later(
        () -> {
          count = rows.size();
          table.show(rows, select.get());
        });
  }

  private void inBackground(Runnable work) {
    background.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The mailbox list could not be read or changed", failure);
            later(() -> say(failures.sentence(failure)));
          }
        });
  }

  /** Runs the work on the user-interface thread when all background work begun so far is shown. */
  void afterBackground(Runnable work) {
    background.execute(() -> later(work));
  }

  private void say(String text) {
    status.setText(text);
    shell.layout(new Control[] {status});
  }

  private void later(Runnable work) {
    try {
      display.asyncExec(
          () -> {
            if (!shell.isDisposed()) {
              work.run();
            }
          });
    } catch (SWTException closed) {
      if (!display.isDisposed()) {
        throw closed;
      }
    }
  }
}
