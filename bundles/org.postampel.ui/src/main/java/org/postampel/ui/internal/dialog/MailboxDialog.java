package org.postampel.ui.internal.dialog;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.CheckReport;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.FieldProblem.Severity;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.TitleFont;

/** The dialog in which a person configures one mailbox, signs in for it, checks and saves it. */
public final class MailboxDialog extends TitleAreaDialog {

  /** In dialog units, so that it grows with the font. */
  private static final int WIDTH = 400;

  private static final String UNPROVEN = "button.save-unproven";
  private static final int CHECK_ID = IDialogConstants.CLIENT_ID + 1;

  private final DialogServices services;
  private final MailboxDialogModel model;
  private final Sentences sentences;
  private MailboxActions actions;
  private MailboxForm form;
  private FormRoom room;
  private boolean advancedShown;
  private long edits;
  private String refusal = "";

  /**
   * A dialog over a model, which it closes.
   *
   * @param parent the window it belongs to, or null for none
   */
  public MailboxDialog(Shell parent, DialogServices services, MailboxDialogModel model) {
    super(parent);
    this.services = services;
    this.model = model;
    this.sentences = Sentences.in(services.locale());
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
    setHelpAvailable(false);
  }

  /** Under which id the mailbox was saved; empty when the dialog was left without saving. */
  public Optional<MailboxId> saved() {
    return actions == null ? Optional.empty() : actions.saved();
  }

  /** The check of exactly what was saved, if one was made. */
  public Optional<CheckReport> report() {
    return actions == null ? Optional.empty() : actions.report();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(title());
    Ids.mark(shell, "mailbox.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, services, HelpTopic.SETTING_UP);
  }

  private String title() {
    return sentences.get(model.isExisting() ? "mailbox.title.edit" : "mailbox.title.new");
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    // Now, as it is quickly laid out while there is nothing below it.
    showMessage();
    Composite area = (Composite) super.createDialogArea(parent);
    room = new FormRoom(area);
    actions = new MailboxActions(this, services, model, sentences);
    form =
        new MailboxForm(
            room.inside(),
            model,
            sentences,
            services.presets(),
            actions.signIns(),
            actions.setUp());
    model.onChange(this::changed);
    room.fill(form.control());
    room.onResize(this::showProblemAtFocus);
    return area;
  }

  @Override
  protected Control createButtonBar(Composite parent) {
    Composite bar = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults()
        .numColumns(2)
        .margins(
            convertHorizontalDLUsToPixels(IDialogConstants.HORIZONTAL_MARGIN),
            convertVerticalDLUsToPixels(IDialogConstants.VERTICAL_MARGIN))
        .applyTo(bar);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    Composite left = buttons(bar, SWT.BEGINNING);
    Composite right = buttons(bar, SWT.END);
    button(left, CHECK_ID, "check", false);
    HelpKey.presses(
        createButton(left, IDialogConstants.HELP_ID, sentences.get("help.button"), false));
    button(right, IDialogConstants.OK_ID, "save", true);
    button(right, IDialogConstants.CANCEL_ID, "cancel", false);
    return bar;
  }

  private static Composite buttons(Composite bar, int side) {
    Composite group = new Composite(bar, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(0).equalWidth(true).spacing(8, 0).applyTo(group);
    GridDataFactory.fillDefaults().align(side, SWT.CENTER).grab(true, false).applyTo(group);
    return group;
  }

  private void button(Composite group, int id, String name, boolean usual) {
    Ids.mark(createButton(group, id, sentences.get("button." + name), usual), "mailbox." + name);
    if (id == IDialogConstants.OK_ID) {
      // As wide as its longer word from the beginning, so that no button jumps.
      getButton(id).setText(sentences.get(UNPROVEN));
      setButtonLayoutData(getButton(id));
    }
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    setTitleImage(null);
    TitleFont.set(this, contents, title());
    advancedShown = model.folds().isAdvancedOpen();
    refresh();
    actions.load();
    return contents;
  }

  @Override
  protected Point getInitialSize() {
    return room.initialSize(convertHorizontalDLUsToPixels(WIDTH));
  }

  @Override
  protected void buttonPressed(int id) {
    if (id == CHECK_ID) {
      actions.check();
    } else {
      super.buttonPressed(id);
    }
  }

  @Override
  protected void okPressed() {
    actions.save();
  }

  @Override
  public boolean close() {
    if (actions != null) {
      actions.leave();
    }
    model.close();
    return super.close();
  }

  /** Ends the dialog after saving. */
  void finish() {
    setReturnCode(Dialog.OK);
    close();
  }

  MailboxForm form() {
    return form;
  }

  /** Shows the model. */
  void refresh() {
    boolean changed = form.refresh(actions.setUp().finding(), actions.setUp().isSearching());
    if (changed) {
      relayout();
    }
    getButton(IDialogConstants.OK_ID).setEnabled(model.canSave() && !actions.isBusy());
    showWordOfSave();
    getButton(CHECK_ID).setEnabled(!actions.isBusy());
    showMessage();
    if (changed) {
      showProblemAtFocus();
    }
  }

  /** In a form higher than the screen it would come below its edge. */
  private void showProblemAtFocus() {
    form.problemAtFocus().ifPresent(room::show);
  }

  /**
   * Makes room for what came and takes the room of what went.
   *
   * @param changed what alone has become larger or smaller; none for whatever it was
   */
  void relayout(Control... changed) {
    room.relayout(changed);
  }

  /** Whoever saves what no check has proven should know it. */
  private void showWordOfSave() {
    boolean plain = actions.isProven() || !model.isChanged();
    getButton(IDialogConstants.OK_ID).setText(sentences.get(plain ? "button.save" : UNPROVEN));
  }

  /** Shows why something was refused, until the next edit. */
  void refuse(String sentence) {
    refusal = sentence;
    refresh();
  }

  /** Shows every problem and goes to the first one. */
  void showProblems() {
    model.showAllProblems();
    refresh();
    if (model.firstError().isEmpty() && model.secrets().isEndWrong()) {
      form.focusSecretEnd();
    }
    model.firstError().map(FieldProblem::field).ifPresent(this::focus);
  }

  private void focus(MailboxField field) {
    form.focus(field);
  }

  /** The model is no longer what it was, by a person or by what was found out. */
  private void changed() {
    if (getShell() == null || getButton(IDialogConstants.OK_ID) == null) {
      return;
    }
    boolean edited = model.edits() != edits;
    edits = model.edits();
    if (edited) {
      refusal = "";
    }
    boolean before = advancedShown;
    refresh();
    advancedShown = model.folds().isAdvancedOpen();
    if (advancedShown && !before) {
      room.show(form.lastShown());
    }
    if (edited) {
      actions.edited();
      showWordOfSave();
    } else {
      actions.signIns().lookUp();
    }
  }

  private void showMessage() {
    List<FieldProblem> shown = model.shownProblems();
    String error =
        !refusal.isEmpty()
            ? refusal
            : model.secrets().isEndWrong()
                ? sentences.get("client-secret-end.wrong")
                : shown.stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .findFirst()
                    .map(sentences::of)
                    .orElse(null);
    setErrorMessage(error);
    if (error != null) {
      return;
    }
    if (!shown.isEmpty()) {
      setMessage(sentences.of(shown.get(0)), IMessageProvider.WARNING);
    } else {
      setMessage(
          model.firstError().map(sentences::of).orElseGet(() -> sentences.get("mailbox.ready")),
          IMessageProvider.NONE);
    }
  }
}
