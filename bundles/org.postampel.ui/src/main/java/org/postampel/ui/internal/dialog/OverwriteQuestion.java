package org.postampel.ui.internal.dialog;

import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;

/** Warns that somebody else changed the mailbox, before this dialog writes over it. */
final class OverwriteQuestion extends MessageDialog {

  private static final int MOST = 6;

  private OverwriteQuestion(Shell parent, Sentences sentences, String name, String fields) {
    super(
        parent,
        sentences.get("overwrite.title"),
        null,
        sentences.get("overwrite.question", name, fields),
        WARNING,
        1,
        sentences.get("overwrite.yes"),
        sentences.get("overwrite.no"));
  }

  /** Whether the person wants to write over it; blocks until that is decided. */
  static boolean isAnsweredYes(
      Shell parent, Sentences sentences, MailboxDraft draft, Set<MailboxField> fields) {
    String names =
        fields.stream()
                .sorted()
                .limit(MOST)
                .map(sentences::nameOf)
                .collect(Collectors.joining(", "))
            + (fields.size() > MOST ? ", \u2026" : "");
    return new OverwriteQuestion(parent, sentences, draft.trimmed(MailboxField.NAME), names).open()
        == IDialogConstants.OK_ID;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    Ids.mark(shell, "mailbox.overwrite.dialog");
  }

  @Override
  protected Button createButton(Composite parent, int id, String label, boolean isDefault) {
    Button button = super.createButton(parent, id, label, isDefault);
    return Ids.mark(
        button, id == IDialogConstants.OK_ID ? "mailbox.overwrite.yes" : "mailbox.overwrite.no");
  }
}
