package org.postampel.ui.internal.check;

import java.util.Optional;
import org.eclipse.swt.widgets.Shell;

/**
 * What whoever opened the check can do about a red light. The check itself changes no mailbox and
 * signs nobody in.
 */
public interface NextSteps {

  /** Nothing: the window behind the check is the place to mend things. */
  NextSteps NONE =
      new NextSteps() {
        @Override
        public boolean canMend() {
          return false;
        }

        @Override
        public boolean signIn(Shell parent) {
          return false;
        }

        @Override
        public Optional<CheckTarget> trust(String pem) {
          return Optional.empty();
        }
      };

  /** Whether there is anything this can do. */
  boolean canMend();

  /**
   * Signs in once more; blocks until the person is done. On the user-interface thread.
   *
   * @return whether somebody signed in
   */
  boolean signIn(Shell parent);

  /**
   * Lets the mailbox trust this certificate, and no other mailbox. Touches the disk, so never on
   * the user-interface thread.
   *
   * @param pem the certificate
   * @return the mailbox as it is to be checked now; empty when nothing was changed
   */
  Optional<CheckTarget> trust(String pem);
}
