package org.postampel.ui.internal.check;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;

/** Says what a test message does before one is sent: to whom, and what becomes of it. */
final class TestMessageQuestion extends MessageDialog {

  private TestMessageQuestion(Shell parent, Sentences sentences, String address) {
    super(
        parent,
        sentences.get("check.test-message.title"),
        null,
        sentences.get("check.test-message.question", address),
        QUESTION,
        0,
        sentences.get("check.test-message.yes"),
        sentences.get("button.cancel"));
  }

  /** Whether the person wants the message to be sent; blocks until that is decided. */
  static boolean isAnsweredYes(Shell parent, Sentences sentences, String address) {
    return new TestMessageQuestion(parent, sentences, address).open() == IDialogConstants.OK_ID;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    Ids.mark(shell, "check.test-message.dialog");
  }

  @Override
  protected Button createButton(Composite parent, int id, String label, boolean isDefault) {
    Button button = super.createButton(parent, id, label, isDefault);
    return Ids.mark(
        button, id == IDialogConstants.OK_ID ? "check.test-message.yes" : "check.test-message.no");
  }
}
