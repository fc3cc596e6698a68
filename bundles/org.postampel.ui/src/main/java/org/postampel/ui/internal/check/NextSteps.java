package org.postampel.ui.internal.check;

import java.util.Optional;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.OtherPort;

/**
 * What whoever opened the check can do about a red light. The check itself changes no mailbox and
 * signs nobody in.
 */
public interface NextSteps {

  /** What became of it. */
  @FunctionalInterface
  interface Mended {
    /** Nothing was changed. */
    Mended NOT = Optional::empty;

    /** The mailbox as it is to be checked now, if it was changed; on the user-interface thread. */
    Optional<CheckTarget> target();
  }

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
        public Mended trust(String pem) {
          return Mended.NOT;
        }

        @Override
        public Mended use(OtherPort port) {
          return Mended.NOT;
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
   */
  Mended trust(String pem);

  /**
   * Lets the mailbox use this port. May touch the disk, so never on the user-interface thread.
   *
   * @param port a port that a check proved to answer
   */
  Mended use(OtherPort port);
}
