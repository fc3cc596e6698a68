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
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.StepResult;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.model.CheckDialogModel;
import org.postampel.ui.internal.model.NextAction;
import org.postampel.ui.internal.model.ReportTexts;
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
  private static final int DETAIL_ROWS = 9;
  private static final int START_ID = IDialogConstants.CLIENT_ID + 1;
  private static final int FAILED_ID = IDialogConstants.CLIENT_ID + 2;
  private static final int REPORT_ID = IDialogConstants.CLIENT_ID + 3;
  private static final int ADMINISTRATOR_ID = IDialogConstants.CLIENT_ID + 4;
  private static final int MESSAGE_ID = IDialogConstants.CLIENT_ID + 5;

  private final DialogServices services;
  private final NextSteps nextSteps;
  private CheckTarget target;
  private final Sentences sentences;
  private final StepWords words;
  private final CheckDialogModel model;
  private Cancellation cancellation = new Cancellation();
  private BackgroundWork work;
  private Mender mender;
  private Summary summary;
  private StepTable steps;
  private StepDetails details;
  private Label said;

  /**
   * A dialog over a mailbox; nothing is checked before a person starts it.
   *
   * @param parent the window it belongs to, or null for none
   */
  public CheckDialog(Shell parent, DialogServices services, CheckTarget target) {
    this(parent, services, target, NextSteps.NONE);
  }

  /**
   * The same with something that can mend what is red.
   *
   * @param parent the window it belongs to, or null for none
   */
  public CheckDialog(
      Shell parent, DialogServices services, CheckTarget target, NextSteps nextSteps) {
    super(parent);
    this.nextSteps = nextSteps;
    this.services = services;
    this.target = target;
    this.sentences = Sentences.in(services.locale());
    this.words = new StepWords(sentences);
    this.model = new CheckDialogModel(target.plan(options()));
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
    HelpKey.opens(shell, services, this::helpPage);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 14).spacing(0, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    summary =
        new Summary(area, sentences, words, target.title(), () -> next().ifPresent(mender::run));
    steps = new StepTable(area, sentences, words, this::select);
    ((GridData) steps.control().getParent().getLayoutData()).heightHint =
        steps.heightOf(TABLE_ROWS);
    details = new StepDetails(area, sentences, words, this::copy);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(WIDTH - 40, steps.heightOf(DETAIL_ROWS))
        .applyTo(details.control());
    said = Ids.mark(new Label(area, SWT.NONE), "check.status");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(said);
    return area;
  }

  @Override
  protected Control createButtonBar(Composite parent) {
    Composite bar = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 12).spacing(0, 8).applyTo(bar);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    Composite carry = group(bar, SWT.BEGINNING);
    button(carry, REPORT_ID, "check.report");
    button(carry, ADMINISTRATOR_ID, "check.administrator");
    button(carry, MESSAGE_ID, "check.test-message");
    Composite run = group(bar, SWT.END);
    HelpKey.presses(
        createButton(run, IDialogConstants.HELP_ID, sentences.get("help.button"), false));
    button(run, FAILED_ID, "check.failed-only");
    Ids.mark(createButton(run, START_ID, sentences.get("check.start"), true), "check.start");
    Ids.mark(
        createButton(run, IDialogConstants.CANCEL_ID, sentences.get("button.close"), false),
        "check.cancel");
    return bar;
  }

  private void button(Composite parent, int id, String key) {
    Ids.mark(createButton(parent, id, sentences.get(key), false), key);
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
    mender = new Mender(getShell(), sentences, nextSteps, work, new Again());
    new ReportMenu(getButton(REPORT_ID), sentences, model::report, this::say, work);
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
    switch (id) {
      case START_ID -> start();
      case FAILED_ID -> startFailedOnly();
      case ADMINISTRATOR_ID -> copy(forAdministrator());
      case MESSAGE_ID -> sendTestMessage();
      case REPORT_ID -> {} // its menu opens
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

  /** Who works by keyboard is led to the first red light; nobody is led away from the table. */
  private void focusFirstProblem() {
    if (model.report().filter(report -> report.light() == Light.RED).isPresent()) {
      steps.control().setFocus();
    } else if (!steps.control().isFocusControl()) {
      getButton(START_ID).setFocus();
    }
  }

  private CheckOptions options() {
    return CheckOptions.defaults().withProofs(services.proofs());
  }

  private void start() {
    if (model.canStart()) {
      run(model.begin(), options());
    }
  }

  private void startFailedOnly() {
    if (model.canCheckFailedOnly()) {
      int run = model.beginFailedOnly();
      run(run, options().withoutLegs(model.leftOut()));
    }
  }

  private void sendTestMessage() {
    boolean wanted =
        model.canStart()
            && target
                .mailbox()
                .filter(m -> TestMessageQuestion.isAnsweredYes(getShell(), sentences, m.address()))
                .isPresent();
    if (wanted && model.canStart()) {
      run(model.begin(), options().withRoundtrip(true));
    }
  }

  private void run(int run, CheckOptions options) {
    Cancellation mine = new Cancellation();
    cancellation = mine;
    say("");
    CheckTarget checked = target;
    LiveListener listener = new LiveListener(work.ui(), steps.control(), model, run, this::refresh);
    work.ask(
        getShell(),
        () -> checked.run(options, listener, mine),
        report -> {
          model.done(run, report);
          refresh();
          focusFirstProblem();
        },
        () -> {
          model.broke(run);
          refresh();
        });
    refresh();
  }

  private Optional<NextAction> next() {
    return model.report().flatMap(NextAction::of).filter(action -> mender.canDo(action, target));
  }

  private String forAdministrator() {
    return model.report().map(report -> ReportTexts.forAdministrator(report, sentences)).orElse("");
  }

  private void copy(String text) {
    Copy.text(getShell().getDisplay(), text);
    say(sentences.get("check.copied"));
  }

  private void say(String sentence) {
    said.setText(sentence);
  }

  /** Closing sockets may take a moment, so even that is not done here. */
  private void stop() {
    work.run(cancellation::cancel);
  }

  private void select(int row) {
    model.select(row);
    refresh();
  }

  /** The page of the selected finding, else that of the check. */
  private String helpPage() {
    return selectedRow()
        .flatMap(StepRow::result)
        .flatMap(StepResult::finding)
        .map(finding -> HelpTopic.pageOf(finding.code()))
        .orElseGet(HelpTopic.CHECK::page);
  }

  private Optional<StepRow> selectedRow() {
    OptionalInt selected = model.selected();
    List<StepRow> rows = model.rows();
    return selected.isPresent() ? Optional.of(rows.get(selected.getAsInt())) : Optional.empty();
  }

  private void refresh() {
    summary.show(model);
    summary.offer(next());
    steps.show(model.rows(), model.selected());
    details.show(selectedRow());
    Button start = getButton(START_ID);
    start.setEnabled(model.canStart());
    text(start, model.state() == CheckDialogModel.State.DONE ? "check.again" : "check.start");
    text(
        getButton(IDialogConstants.CANCEL_ID),
        model.canCancel() ? "button.cancel" : "button.close");
    getButton(FAILED_ID).setEnabled(model.canCheckFailedOnly());
    getButton(REPORT_ID).setEnabled(model.report().isPresent());
    getButton(ADMINISTRATOR_ID).setEnabled(!forAdministrator().isEmpty());
    getButton(MESSAGE_ID).setEnabled(model.canStart() && target.canSendTestMessage());
  }

  private void text(Button button, String key) {
    String text = sentences.get(key);
    if (!button.getText().equals(text)) {
      button.setText(text);
    }
  }

  private final class Again implements Mender.CheckAgain {
    @Override
    public void again() {
      start();
    }

    @Override
    public void again(CheckTarget changed) {
      target = changed;
      start();
    }

    @Override
    public void testMessage() {
      sendTestMessage();
    }

    @Override
    public void say(String sentence) {
      CheckDialog.this.say(sentence);
    }
  }
}
