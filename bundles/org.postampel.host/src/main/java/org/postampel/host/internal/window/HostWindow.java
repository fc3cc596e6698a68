package org.postampel.host.internal.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.eclipse.core.commands.IHandler;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.text.Texts;
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

  private final Shell shell;
  private final Texts texts;
  private final MailboxList mailboxes;
  private final ContributedCommands commands;
  private final CommandCall call;
  private final TableViewer viewer;
  private final Composite buttonBar;
  private final Label status;
  private final Map<String, IHandler> handlers = new HashMap<>();
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
    this.texts = texts;
    this.mailboxes = mailboxes;
    this.shell = new Shell(display, SWT.SHELL_TRIM);
    this.commands = registry.apply(() -> later(this::refillButtons));
    this.call = new CommandCall(shell);
    shell.setText(texts.get("window.title"));
    shell.setData(WIDGET_ID, "host");
    GridLayoutFactory.fillDefaults().margins(12, 12).spacing(8, 8).applyTo(shell);
    buttonBar = new Composite(shell, SWT.NONE);
    RowLayout row = new RowLayout(SWT.HORIZONTAL);
    row.marginLeft = 0;
    row.spacing = 6;
    buttonBar.setLayout(row);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(buttonBar);
    viewer = newTable();
    status = new Label(shell, SWT.NONE);
    status.setData(WIDGET_ID, "status");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(status);
    refillButtons();
    shell.setSize(820, 420);
  }

  /** Opens the window and loads the list. */
  public void open() {
    shell.open();
    viewer.getTable().setFocus();
    reload(Optional.empty());
  }

  /** The window, for the event loop. */
  public Shell shell() {
    return shell;
  }

  @Override
  public void close() {
    commands.close();
    background.shutdownNow();
    handlers.values().forEach(IHandler::dispose);
    if (!shell.isDisposed()) {
      shell.dispose();
    }
  }

  private TableViewer newTable() {
    Composite frame = new Composite(shell, SWT.NONE);
    TableColumnLayout layout = new TableColumnLayout();
    frame.setLayout(layout);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(frame);
    TableViewer table = new TableViewer(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
    table.getTable().setHeaderVisible(true);
    table.getTable().setData(WIDGET_ID, "mailboxes");
    table.setContentProvider(ArrayContentProvider.getInstance());
    RowLabels labels = new RowLabels(texts);
    for (RowLabels.Column column : RowLabels.Column.values()) {
      layout.setColumnData(labels.addColumn(table, column), new ColumnWeightData(column.weight()));
    }
    table.addSelectionChangedListener(event -> enableButtons());
    table.addDoubleClickListener(event -> pressDefault());
    return table;
  }

  private void refillButtons() {
    for (var child : buttonBar.getChildren()) {
      child.dispose();
    }
    List<ContributedCommand> present = commands.current();
    handlers.keySet().retainAll(present.stream().map(ContributedCommand::id).toList());
    for (ContributedCommand command : present) {
      Button button = newButton(command.id(), command.name(), () -> press(command));
      button.setData("needsMailbox", command.needsMailbox());
    }
    Button delete = newButton("delete", texts.get("button.delete"), this::delete);
    delete.setData("needsMailbox", Boolean.TRUE);
    if (present.isEmpty()) {
      say(texts.get("status.no-commands"));
    }
    enableButtons();
    shell.layout(true, true);
  }

  private Button newButton(String id, String text, Runnable press) {
    Button button = new Button(buttonBar, SWT.PUSH);
    button.setText(text);
    button.setData(WIDGET_ID, id);
    button.addListener(SWT.Selection, event -> press.run());
    return button;
  }

  private void enableButtons() {
    boolean selected = selection().isPresent();
    for (var child : buttonBar.getChildren()) {
      child.setEnabled(selected || !Boolean.TRUE.equals(child.getData("needsMailbox")));
    }
  }

  private void press(ContributedCommand command) {
    Optional<MailboxId> mailbox =
        command.needsMailbox() ? selection().map(MailboxRow::id) : Optional.empty();
    try {
      IHandler handler = handlers.computeIfAbsent(command.id(), id -> command.newHandler());
      Object answer = call.execute(command.id(), handler, mailbox);
      inBackground(
          () -> {
            mailbox.ifPresent(id -> mailboxes.remember(id, answer));
            reloadNow(mailbox);
          });
    } catch (IllegalStateException | org.eclipse.core.commands.ExecutionException failure) {
      MessageDialog.openError(
          shell,
          texts.get("command.failed.title"),
          texts.get(
              "command.failed",
              command.name().replace("&", ""),
              String.valueOf(failure.getMessage())));
    }
  }

  private void pressDefault() {
    commands.current().stream()
        .filter(command -> command.id().endsWith(".edit"))
        .findFirst()
        .ifPresent(this::press);
  }

  private void delete() {
    selection()
        .ifPresent(
            row ->
                inBackground(
                    () -> {
                      List<String> removed =
                          new ArrayList<>(
                              mailboxes.removedWith(row.id()).stream()
                                  .map(name -> texts.get("delete.removes." + name.kind()))
                                  .distinct()
                                  .toList());
                      later(() -> askAndDelete(row, removed));
                    }));
  }

  private void askAndDelete(MailboxRow row, List<String> removed) {
    String question =
        removed.isEmpty()
            ? texts.get("delete.question", row.name())
            : texts.get("delete.question.with", row.name(), "\n• " + String.join("\n• ", removed));
    MessageDialog dialog =
        new MessageDialog(
            shell,
            texts.get("delete.title"),
            null,
            question,
            MessageDialog.QUESTION,
            1,
            texts.get("delete.yes"),
            texts.get("delete.no"));
    if (dialog.open() == 0) {
      inBackground(
          () -> {
            mailboxes.delete(row.id());
            reloadNow(Optional.empty());
          });
    }
  }

  private Optional<MailboxRow> selection() {
    IStructuredSelection selection = viewer.getStructuredSelection();
    return Optional.ofNullable((MailboxRow) selection.getFirstElement());
  }

  private void reload(Optional<MailboxId> select) {
    inBackground(() -> reloadNow(select));
  }

  /** Reads on the calling background thread, shows on the user-interface thread. */
  private void reloadNow(Optional<MailboxId> select) {
    List<MailboxRow> rows = mailboxes.rows();
    later(
        () -> {
          viewer.setInput(rows);
          select
              .flatMap(id -> rows.stream().filter(row -> row.id().equals(id)).findFirst())
              .or(() -> rows.stream().findFirst())
              .ifPresent(row -> viewer.setSelection(new StructuredSelection(row), true));
          if (!commands.current().isEmpty()) {
            say(texts.get("status.count", rows.size()));
          }
          enableButtons();
        });
  }

  private void inBackground(Runnable work) {
    background.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException failure) {
            later(() -> say(texts.get("status.failed", String.valueOf(failure.getMessage()))));
          }
        });
  }

  private void say(String text) {
    status.setText(text);
  }

  private void later(Runnable work) {
    Display display = shell.isDisposed() ? null : shell.getDisplay();
    if (display != null && !display.isDisposed()) {
      display.asyncExec(
          () -> {
            if (!shell.isDisposed()) {
              work.run();
            }
          });
    }
  }

  /** The table, for tests. */
  Table table() {
    return viewer.getTable();
  }
}
