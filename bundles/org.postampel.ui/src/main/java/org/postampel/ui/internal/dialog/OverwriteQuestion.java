package org.postampel.ui.internal.dialog;

import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Question;

/** Warns that somebody else changed the mailbox, before this dialog writes over it. */
final class OverwriteQuestion {

  private static final int MOST = 6;

  private OverwriteQuestion() {}

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
    return Question.isInsistedOn(
        parent,
        "mailbox.overwrite",
        new Question.Words(
            sentences.get("overwrite.title"),
            sentences.get("overwrite.question", draft.trimmed(MailboxField.NAME), names),
            sentences.get("overwrite.yes"),
            sentences.get("overwrite.no")));
  }
}
