package org.postampel.host.internal.window;

import java.util.List;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.credential.SecretName;
import org.postampel.core.text.Texts;
import org.postampel.host.internal.list.MailboxRow;

/** Asks before a mailbox is deleted and says what goes with it. */
final class DeleteQuestion {

  private DeleteQuestion() {}

  /** Whether the person wants it; nothing is preset but "no". */
  static boolean isAnsweredYes(
      Shell shell, Texts texts, MailboxRow row, List<SecretName> removedWith) {
    MessageDialog dialog =
        new MessageDialog(
            shell,
            texts.get("delete.title"),
            null,
            sentence(texts, row, removedWith),
            MessageDialog.QUESTION,
            1,
            texts.get("delete.yes"),
            texts.get("delete.no"));
    return dialog.open() == 0;
  }

  static String sentence(Texts texts, MailboxRow row, List<SecretName> removedWith) {
    StringBuilder sentence = new StringBuilder(texts.get("delete.question", row.name()));
    sentence.append("\n\n").append(texts.get("delete.stays"));
    if (!removedWith.isEmpty()) {
      sentence.append("\n\n").append(texts.get("delete.removes"));
      for (SecretName name : removedWith) {
        sentence.append("\n• ").append(texts.get("delete.removes." + name.kind()));
      }
    }
    return sentence.toString();
  }
}
