package org.postampel.ui.internal.check;

import org.eclipse.swt.widgets.Shell;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Question;

/** Says what a test message does before one is sent: to whom, and what becomes of it. */
final class TestMessageQuestion {

  private TestMessageQuestion() {}

  /** Whether the person wants the message to be sent; blocks until that is decided. */
  static boolean isAnsweredYes(Shell parent, Sentences sentences, String address) {
    return Question.isAnsweredYes(
        parent,
        "check.test-message",
        new Question.Words(
            sentences.get("check.test-message.title"),
            sentences.get("check.test-message.question", address),
            sentences.get("check.test-message.yes"),
            sentences.get("button.cancel")));
  }
}
