package org.postampel.ui.internal.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.CheckReport;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.model.CheckDialogModel;
import org.postampel.ui.internal.model.StepRow;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.UiThread;

/** The dialog that checks one mailbox and shows a light per step while it does. */
public final class CheckDialog extends Dialog {

  private static final int WIDTH = 780;
  private static final int TABLE_ROWS = 10;
  private static final int START_ID = IDialogConstants.CLIENT_ID + 1;
  private static final int COPY_ID = IDialogConstants.CLIENT_ID + 2;

  private final DialogServices services;
  private final CheckTarget target;
  private final Sentences sentences;
  private final StepWords words;
  private final CheckDialogModel model;
  private Cancellation cancellation = new Cancellation();
  private BackgroundWork work;
  private Summary summary;
  private StepTable steps;
  private StepDetails details;

  /**
   * A dialog over a mailbox; nothing is checked before a person starts it.
   *
   * @param parent the window it belongs to, or null for none
   */
  public CheckDialog(Shell parent, DialogServices services, CheckTarget target) {
    super(parent);
    this.services = services;
    this.target = target;
    this.sentences = Sentences.in(services.locale());
    this.words = new StepWords(sentences);
    this.model = new CheckDialogModel(target.plan());
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  /** The last check that came to its end; empty when there was none. */
  public Optional<CheckReport> report() {
    return model.report();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get("check.title"));
    Ids.mark(shell, "check.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 14).spacing(0, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    summary = new Summary(area, sentences, words, target.title());
    steps = new StepTable(area, sentences, words, this::select);
    ((GridData) steps.control().getParent().getLayoutData()).heightHint =
        steps.heightOf(TABLE_ROWS);
    details = new StepDetails(area, sentences, words);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(WIDTH - 40, details.control().getLineHeight() * 14)
        .applyTo(details.control());
    return area;
  }

  @Override
  protected Control createButtonBar(Composite parent) {
    Composite bar = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 12).applyTo(bar);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    Composite left = group(bar, SWT.BEGINNING);
    Composite right = group(bar, SWT.END);
    Ids.mark(createButton(left, COPY_ID, sentences.get("check.copy"), false), "check.copy");
    Ids.mark(createButton(right, START_ID, sentences.get("check.start"), true), "check.start");
    Ids.mark(
        createButton(right, IDialogConstants.CANCEL_ID, sentences.get("button.close"), false),
        "check.cancel");
    return bar;
  }

  private static Composite group(Composite bar, int side) {
    Composite group = new Composite(bar, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(0).spacing(8, 0).applyTo(group);
    GridDataFactory.fillDefaults().align(side, SWT.CENTER).grab(true, false).applyTo(group);
    return group;
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    work = new BackgroundWork(services.background(), new UiThread(parent.getDisplay()));
    refresh();
    getButton(START_ID).setFocus();
    return contents;
  }

  @Override
  protected Point getInitialSize() {
    Point wanted = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT);
    Rectangle screen = getShell().getMonitor().getClientArea();
    return new Point(
        Math.min(Math.max(WIDTH, wanted.x), screen.width), Math.min(wanted.y, screen.height - 60));
  }

  @Override
  protected void buttonPressed(int id) {
    if (id == START_ID) {
      start();
    } else if (id == COPY_ID) {
      Copy.text(getShell().getDisplay(), StepDetails.commands(selectedRow()));
    } else {
      super.buttonPressed(id);
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
    if (!model.canStart()) {
      return;
    }
    int run = model.begin();
    Cancellation mine = new Cancellation();
    cancellation = mine;
    LiveListener listener = new LiveListener(work.ui(), steps.control(), model, run, this::refresh);
    work.ask(
        getShell(),
        () -> target.work().run(listener, mine),
        report -> {
          model.done(run, report);
          refresh();
        },
        () -> {
          model.broke(run);
          refresh();
        });
    refresh();
  }

  /** Closing sockets may take a moment, so even that is not done here. */
  private void stop() {
    work.run(cancellation::cancel);
  }

  private void select(int row) {
    model.select(row);
    refresh();
  }

  private Optional<StepRow> selectedRow() {
    OptionalInt selected = model.selected();
    List<StepRow> rows = model.rows();
    return selected.isPresent() ? Optional.of(rows.get(selected.getAsInt())) : Optional.empty();
  }

  private void refresh() {
    summary.show(model);
    steps.show(model.rows(), model.selected());
    details.show(selectedRow());
    Button start = getButton(START_ID);
    start.setEnabled(model.canStart());
    text(start, model.state() == CheckDialogModel.State.DONE ? "check.again" : "check.start");
    text(
        getButton(IDialogConstants.CANCEL_ID),
        model.canCancel() ? "button.cancel" : "button.close");
    getButton(COPY_ID).setEnabled(!StepDetails.commands(selectedRow()).isEmpty());
  }

  private void text(Button button, String key) {
    String text = sentences.get(key);
    if (!button.getText().equals(text)) {
      button.setText(text);
    }
  }
}
