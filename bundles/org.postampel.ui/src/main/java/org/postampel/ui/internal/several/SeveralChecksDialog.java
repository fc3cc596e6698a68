package org.postampel.ui.internal.several;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.CheckReport;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.check.CheckDialog;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.model.MailboxLine;
import org.postampel.ui.internal.model.ReportTexts;
import org.postampel.ui.internal.model.SeveralChecksModel;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.ButtonRows;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.CopyKey;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.StatusLine;
import org.postampel.ui.internal.widget.UiThread;
import org.postampel.ui.internal.widget.WindowSize;

/** The dialog that checks several mailboxes at once and shows a light per mailbox. */
public final class SeveralChecksDialog extends Dialog {

  private static final int WIDTH = 1200;
  private static final int TABLE_ROWS = 14;

  /** Three lines of a sentence, as a multiple of the height of the font. */
  private static final int FOUND_HEIGHT = 6;

  private static final int START = IDialogConstants.CLIENT_ID + 1;
  private static final int FAILED = IDialogConstants.CLIENT_ID + 2;
  private static final int ADMINISTRATOR = IDialogConstants.CLIENT_ID + 3;
  private static final int OPEN = IDialogConstants.CLIENT_ID + 4;

  private final DialogServices services;
  private final MailboxesToCheck mailboxes;
  private final Sentences sentences;
  private final SeveralWords words;
  private final SeveralChecksModel model = new SeveralChecksModel();
  private Cancellation cancellation = new Cancellation();
  private BackgroundWork work;
  private Progress progress;
  private MailboxTable table;
  private Label found;
  private StatusLine said;

  /**
   * A dialog over mailboxes, which it reads itself; nothing is checked before a person starts it.
   *
   * @param parent the window it belongs to, or null for none
   */
  public SeveralChecksDialog(Shell parent, DialogServices services, MailboxesToCheck mailboxes) {
    super(parent);
    this.services = services;
    this.mailboxes = mailboxes;
    this.sentences = Sentences.in(services.locale());
    this.words = new SeveralWords(sentences);
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  /** The reports of the mailboxes that were checked, in the order of the list. */
  public List<CheckReport> reports() {
    return model.reports();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get("several.title"));
    Ids.mark(shell, "several.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, services, HelpTopic.CHECK);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 14).spacing(0, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    progress = new Progress(area, sentences, words);
    table = new MailboxTable(area, sentences, words, this::refresh, this::openSelected);
    ((GridData) table.control().getParent().getLayoutData()).heightHint =
        table.heightOf(TABLE_ROWS);
    found = Ids.mark(new Label(area, SWT.WRAP), "several.found");
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(1, found.getFont().getFontData()[0].getHeight() * FOUND_HEIGHT)
        .applyTo(found);
    said = new StatusLine(area, "several.status");
    return area;
  }

  @Override
  protected Control createButtonBar(Composite parent) {
    ButtonRows rows = ButtonRows.below(parent, this::createButton);
    rows.carrying(OPEN, "several.open", sentences.get("several.show"));
    rows.carrying(ADMINISTRATOR, "several.administrator", sentences.get("check.administrator"));
    HelpKey.presses(
        rows.running(IDialogConstants.HELP_ID, "help", sentences.get("help.button"), false));
    rows.running(FAILED, "several.failed-only", sentences.get("check.failed-only"), false);
    rows.running(START, "several.start", sentences.get("check.start"), true);
    rows.running(
        IDialogConstants.CANCEL_ID, "several.cancel", sentences.get("button.close"), false);
    return rows.control();
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    work = new BackgroundWork(services.background(), new UiThread(parent.getDisplay()));
    CopyKey.copies(table.control(), this::selectedReport, this::copy);
    refresh();
    work.ask(
        getShell(),
        mailboxes::read,
        lines -> {
          model.listed(lines);
          refresh();
          getButton(lines.isEmpty() ? IDialogConstants.CANCEL_ID : START).setFocus();
        },
        () -> say(sentences.get("internal-error")));
    return contents;
  }

  @Override
  protected Point getInitialSize() {
    return WindowSize.of(getShell(), WIDTH);
  }

  @Override
  protected void buttonPressed(int id) {
    switch (id) {
      case START -> start();
      case FAILED -> run(model.beginFailedOnly());
      case ADMINISTRATOR -> copy(words.forAdministrator(model.reports()));
      case OPEN -> openSelected();
      default -> super.buttonPressed(id);
    }
  }

  @Override
  protected void cancelPressed() {
    if (model.canCancel()) {
      model.cancel();
      stop();
      refresh();
    } else {
      super.cancelPressed();
    }
  }

  @Override
  public boolean close() {
    stop();
    return super.close();
  }

  private void start() {
    if (model.canStart()) {
      run(model.begin());
    }
  }

  private void run(int run) {
    Cancellation mine = new Cancellation();
    cancellation = mine;
    say("");
    table.control().deselectAll();
    List<MailboxId> asked = model.asked();
    MailboxesToCheck.Listener live = new Live(run);
    work.ask(
        getShell(),
        () -> mailboxes.check(asked, live, mine),
        done -> {
          over(run);
          say(sentences.get("check.over", words.verdict(model)));
        },
        () -> {
          say(sentences.get("internal-error"));
          over(run);
        });
    refresh();
  }

  /** Who works by keyboard is led to the first problem; nobody is led away from a chosen row. */
  private void over(int run) {
    model.done(run);
    refresh();
    OptionalInt problem = model.firstProblem();
    if (problem.isPresent() && table.selected().isEmpty()) {
      table.select(problem.getAsInt());
      table.control().setFocus();
      refresh();
    }
  }

  /** What the workers say, on the user-interface thread. */
  private final class Live implements MailboxesToCheck.Listener {
    private final int run;

    private Live(int run) {
      this.run = run;
    }

    @Override
    public void started(MailboxId id) {
      later(() -> model.started(run, id));
    }

    @Override
    public void finished(CheckReport report) {
      later(() -> model.finished(run, report));
    }

    @Override
    public void broke(MailboxId id) {
      later(() -> model.broke(run, id));
    }

    private void later(Runnable change) {
      work.ui()
          .later(
              table.control(),
              () -> {
                change.run();
                refresh();
              });
    }
  }

  private Optional<MailboxLine> selectedLine() {
    OptionalInt row = table.selected();
    return row.isPresent() ? Optional.of(model.lines().get(row.getAsInt())) : Optional.empty();
  }

  private void openSelected() {
    selectedLine()
        .flatMap(MailboxLine::report)
        .ifPresent(
            report ->
                work.ask(
                    getShell(),
                    () -> mailboxes.find(report.mailbox()),
                    found ->
                        found.ifPresentOrElse(
                            one -> open(one, report),
                            () -> say(sentences.get("mailbox.missing", report.mailbox()))),
                    () -> say(sentences.get("internal-error"))));
  }

  private void open(MailboxesToCheck.Found found, CheckReport report) {
    CheckDialog one = new CheckDialog(getShell(), services, found.target(), found.nextSteps());
    one.show(report);
    one.open();
    one.report().ifPresent(model::checkedAlone);
    refresh();
  }

  private String selectedReport() {
    return selectedLine()
        .flatMap(MailboxLine::report)
        .map(report -> ReportTexts.text(report, services.locale()))
        .orElse("");
  }

  private void copy(String text) {
    Copy.text(getShell().getDisplay(), text);
    say(sentences.get("check.copied"));
  }

  private void say(String sentence) {
    said.say(sentence);
  }

  /** Closing sockets may take a moment, so even that is not done here. */
  private void stop() {
    work.run(cancellation::cancel);
  }

  private void refresh() {
    progress.show(model);
    table.show(model.lines());
    found.setText(table.found().replace("&", "&&"));
    Button start = getButton(START);
    start.setEnabled(model.canStart());
    boolean done = model.state() == SeveralChecksModel.State.DONE;
    ButtonRows.say(start, sentences.get(done ? "check.again" : "check.start"));
    ButtonRows.say(
        getButton(IDialogConstants.CANCEL_ID),
        sentences.get(model.canCancel() ? "button.cancel" : "button.close"));
    getButton(FAILED).setEnabled(model.canCheckFailedOnly());
    getButton(OPEN).setEnabled(selectedLine().flatMap(MailboxLine::report).isPresent());
    getButton(ADMINISTRATOR).setEnabled(!words.forAdministrator(model.reports()).isEmpty());
  }
}
