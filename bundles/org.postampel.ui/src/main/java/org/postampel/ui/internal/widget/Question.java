package org.postampel.ui.internal.widget;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** A question with two answers, each of which says what it does. */
public final class Question extends MessageDialog {

  private final String id;

  private Question(Shell parent, String id, Words words, boolean careful) {
    super(
        parent,
        words.title(),
        null,
        words.text(),
        careful ? WARNING : QUESTION,
        careful ? 1 : 0,
        words.yes(),
        words.no());
    this.id = id;
  }

  /**
   * What is said.
   *
   * @param title of the window
   * @param text the question
   * @param yes the answer that does it
   * @param no the answer that changes nothing
   */
  public record Words(String title, String text, String yes, String no) {}

  /**
   * Whether the person wants it; blocks until that is decided.
   *
   * @param id what the ids of the window and its two buttons begin with
   */
  public static boolean isAnsweredYes(Shell parent, String id, Words words) {
    return new Question(parent, id, words, false).open() == IDialogConstants.OK_ID;
  }

  /** The same where something would be lost: Return changes nothing. */
  public static boolean isInsistedOn(Shell parent, String id, Words words) {
    return new Question(parent, id, words, true).open() == IDialogConstants.OK_ID;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    Ids.mark(shell, id + ".dialog");
  }

  @Override
  protected Button createButton(Composite parent, int button, String label, boolean isDefault) {
    return Ids.mark(
        super.createButton(parent, button, label, isDefault),
        id + (button == IDialogConstants.OK_ID ? ".yes" : ".no"));
  }
}
