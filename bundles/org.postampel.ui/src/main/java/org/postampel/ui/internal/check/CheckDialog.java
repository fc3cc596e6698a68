package org.postampel.ui.internal.check;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Leg;
import org.postampel.check.Light;
import org.postampel.check.StepId;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.model.CheckDialogModel;
import org.postampel.ui.internal.model.NextAction;
import org.postampel.ui.internal.model.ReportTexts;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.CopyKey;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.PaneKey;
import org.postampel.ui.internal.widget.StatusLine;
import org.postampel.ui.internal.widget.UiThread;
import org.postampel.ui.internal.widget.WindowSize;

/** The dialog that checks one mailbox and shows a light per step while it does. */
public final class CheckDialog extends Dialog {

  private static final int WIDTH = 1160;
  private static final int TREE_ROWS = 10;
  private static final int DETAIL_ROWS = 11;

  private final DialogServices services;
  private final NextSteps nextSteps;
  private CheckTarget target;
  private final Sentences sentences;
  private final StepWords words;
  private final CheckDialogModel model;
  private final SelectedStep selected;
  private Cancellation cancellation = new Cancellation();
  private BackgroundWork work;
  private Mender mender;
  private Summary summary;
  private StepTree steps;
  private CheckButtons buttons;
  private StepDetails details;
  private StatusLine said;

  /**
   * A dialog over a mailbox; nothing is checked before a person starts it.
   *
   * @param parent the window it belongs to, or null for none
   * @param nextSteps what can mend what is red
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
    this.selected = new SelectedStep(model, services.locale());
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  /** Shows the report of a check that was made elsewhere; called before the dialog is opened. */
  public void show(CheckReport former) {
    model.show(former);
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
    HelpKey.opens(shell, services, selected::helpPage);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 14).spacing(0, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    summary = new Summary(area, sentences, words, target.title(), this::doNext);
    steps = new StepTree(area, sentences, words, new Selecting());
    ((GridData) steps.control().getParent().getLayoutData()).heightHint = steps.heightOf(TREE_ROWS);
    details = new StepDetails(area, sentences, words, this::copy);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(WIDTH - 40, steps.heightOf(DETAIL_ROWS))
        .applyTo(details.control());
    said = new StatusLine(area, "check.status");
    return area;
  }

  @Override
  protected Control createButtonBar(Composite parent) {
    buttons = new CheckButtons(parent, sentences, this::createButton);
    return buttons.control();
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    work = new BackgroundWork(services.background(), new UiThread(parent.getDisplay()));
    CopyKey.copies(steps.control(), selected::text, this::copy);
    PaneKey.walks(getShell(), List.of(steps.control(), details.control(), buttons.control()));
    mender = new Mender(getShell(), sentences, nextSteps, work, new Again());
    new ReportMenu(buttons.report(), sentences, model::report, this::say, work);
    refresh();
    if (model.report().isPresent()) {
      comeToRest();
      focusFirstProblem();
    } else {
      buttons.focusStart();
    }
    return contents;
  }

  @Override
  protected Point getInitialSize() {
    return WindowSize.of(getShell(), WIDTH);
  }

  @Override
  protected void buttonPressed(int id) {
    switch (id) {
      case CheckButtons.START -> start();
      case CheckButtons.FAILED -> startFailedOnly();
      case CheckButtons.ADMINISTRATOR -> copy(forAdministrator());
      case CheckButtons.MESSAGE -> sendTestMessage();
      case CheckButtons.REPORT -> {} // its menu opens
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

  /** Who works by keyboard is led to the first problem; nobody is led away from the steps. */
  private void focusFirstProblem() {
    if (model.report().filter(report -> report.light() != Light.GREEN).isPresent()) {
      steps.control().setFocus();
    } else if (!steps.control().isFocusControl()) {
      buttons.focusStart();
    }
  }

  /**
   * The tree comes to rest at what is selected, or at its beginning when nothing is; not for
   * somebody who has chosen a step, which would move. Later, as the platform still scrolls to the
   * step that was the last at work.
   */
  private void comeToRest() {
    work.ui()
        .later(
            steps.control(),
            () -> {
              if (model.canStart()) {
                steps.rest();
              }
            });
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
          boolean chosen = model.isChosen();
          model.done(run, report);
          refresh();
          model.report().ifPresent(done -> say(sentences.get("check.over", words.overall(done))));
          if (!chosen) {
            comeToRest();
          }
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

  private void doNext() {
    next().ifPresent(action -> mender.run(action, target));
  }

  private String forAdministrator() {
    return model.report().map(report -> ReportTexts.forAdministrator(report, sentences)).orElse("");
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
    summary.show(model);
    summary.offer(next());
    steps.show(model);
    details.show(model.selectedRow(), withoutStep());
    buttons.show(model, target.canSendTestMessage(), !forAdministrator().isEmpty());
  }

  /** What the pane of the details says while no step is selected. */
  private String withoutStep() {
    return model
        .report()
        .filter(report -> report.light() == Light.GREEN)
        .map(report -> report.steps().stream().filter(s -> s.light() == Light.GREEN).count())
        .map(proven -> sentences.get("check.details.green", proven))
        .orElseGet(() -> sentences.get("check.details.none"));
  }

  private final class Selecting implements StepTree.Selecting {
    @Override
    public void leg(Leg leg) {
      model.select(leg);
      refresh();
    }

    @Override
    public void step(StepId step) {
      model.select(step);
      refresh();
    }
  }

  private final class Again implements Mender.CheckAgain {
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
