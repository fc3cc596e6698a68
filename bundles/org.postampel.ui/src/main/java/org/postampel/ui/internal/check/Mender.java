package org.postampel.ui.internal.check;

import java.util.function.Supplier;
import org.eclipse.swt.widgets.Shell;
import org.postampel.ui.internal.model.NextAction;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;

/** Does what a person is offered to do next, and has the check run again when that helped. */
record Mender(
    Shell shell, Sentences sentences, NextSteps steps, BackgroundWork work, CheckAgain check) {

  /** What the check does in between. */
  interface CheckAgain {
    /** Checks the mailbox as it is now. */
    void again(CheckTarget now);

    /** Asks for a test message. */
    void testMessage();

    /** Shows a sentence. */
    void say(String sentence);
  }

  /** Whether this action can be offered. */
  boolean canDo(NextAction action, CheckTarget target) {
    return action instanceof NextAction.ShowCertificate
        || (action instanceof NextAction.TestMessage
            ? target.canSendTestMessage()
            : steps.canMend());
  }

  void run(NextAction action, CheckTarget target) {
    if (action instanceof NextAction.SignIn) {
      if (steps.signIn(shell)) {
        check.again(target);
      }
    } else if (action instanceof NextAction.UsePort use) {
      mend(() -> steps.use(use.port()), "check.next.use-port.failed");
    } else if (action instanceof NextAction.ShowCertificate shown) {
      boolean trustable = shown.trustable() && steps.canMend();
      if (new CertificateDialog(shell, sentences, shown.chain(), trustable).isAnsweredYes()) {
        mend(() -> steps.trust(shown.chain().get(0).pem()), "certificate.failed");
      }
    } else {
      check.testMessage();
    }
  }

  private void mend(Supplier<NextSteps.Mended> change, String failed) {
    Runnable notDone = () -> check.say(sentences.get(failed));
    work.ask(
        shell, change, mended -> mended.target().ifPresentOrElse(check::again, notDone), notDone);
  }
}
