package org.postampel.ui.internal.check;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.model.CheckDialogModel;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.ButtonRows;

/** The buttons of the check dialog: which there are, what they say, and which can be pressed. */
final class CheckButtons {

  static final int START = IDialogConstants.CLIENT_ID + 1;
  static final int FAILED = IDialogConstants.CLIENT_ID + 2;
  static final int REPORT = IDialogConstants.CLIENT_ID + 3;
  static final int ADMINISTRATOR = IDialogConstants.CLIENT_ID + 4;
  static final int MESSAGE = IDialogConstants.CLIENT_ID + 5;

  private final Sentences sentences;
  private final ButtonRows rows;
  private final Button report;
  private final Button administrator;
  private final Button message;
  private final Button failedOnly;
  private final Button start;
  private final Button cancel;

  CheckButtons(Composite parent, Sentences sentences, ButtonRows.Maker maker) {
    this.sentences = sentences;
    rows = ButtonRows.below(parent, maker);
    report = rows.carrying(REPORT, "check.report", sentences.get("check.report"));
    administrator =
        rows.carrying(ADMINISTRATOR, "check.administrator", sentences.get("check.administrator"));
    message = rows.carrying(MESSAGE, "check.test-message", sentences.get("check.test-message"));
    HelpKey.presses(
        rows.running(IDialogConstants.HELP_ID, "help", sentences.get("help.button"), false));
    failedOnly =
        rows.running(FAILED, "check.failed-only", sentences.get("check.failed-only"), false);
    start = rows.running(START, "check.start", sentences.get("check.start"), true);
    cancel =
        rows.running(
            IDialogConstants.CANCEL_ID, "check.cancel", sentences.get("button.close"), false);
  }

  Composite control() {
    return rows.control();
  }

  /** The button whose menu carries the report away. */
  Button report() {
    return report;
  }

  void focusStart() {
    start.setFocus();
  }

  /**
   * Shows what can be done now.
   *
   * @param canSendTestMessage whether the mailbox can send a message to itself
   * @param hasAdvice whether there is something for the administrator
   */
  void show(CheckDialogModel model, boolean canSendTestMessage, boolean hasAdvice) {
    start.setEnabled(model.canStart());
    boolean done = model.state() == CheckDialogModel.State.DONE;
    ButtonRows.say(start, sentences.get(done ? "check.again" : "check.start"));
    ButtonRows.say(cancel, sentences.get(model.canCancel() ? "button.cancel" : "button.close"));
    failedOnly.setEnabled(model.canCheckFailedOnly());
    report.setEnabled(model.report().isPresent());
    administrator.setEnabled(hasAdvice);
    message.setEnabled(model.canStart() && canSendTestMessage);
  }
}
