package org.postampel.mail;

import java.time.Duration;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.internal.angus.AngusTestMessages;

/**
 * Sends, finds, moves and removes test messages the way the host sends and fetches mail: over
 * {@link MailboxAccess}. Nothing but the one message is ever touched. Blocking, so never on a
 * user-interface thread; safe for several threads.
 */
public interface TestMessages {

  /** Sends the message to the mailbox itself. */
  SubmissionOutcome send(
      MailboxConfiguration mailbox, TestMessage message, Cancellation cancellation);

  /**
   * Waits for the message in the inbox and removes it: by UID EXPUNGE (RFC 4315), by DELE in POP3,
   * or not at all where the server cannot remove exactly this one.
   *
   * @param patience how long to look for it, more than nothing
   */
  ArrivalOutcome fetch(
      MailboxConfiguration mailbox,
      TestMessage message,
      Duration patience,
      Cancellation cancellation);

  /**
   * Puts the message into the inbox, moves it to the folder, finds it there and removes it; IMAP
   * only.
   *
   * @param folder its name as people read it
   */
  MoveOutcome move(
      MailboxConfiguration mailbox, TestMessage message, String folder, Cancellation cancellation);

  /** Test messages over an access. */
  static TestMessages over(MailboxAccess access) {
    return new AngusTestMessages(access);
  }

  /** Test messages over an access of their own; see {@link MailboxAccess#using}. */
  static TestMessages using(CredentialSource credentials, TimeLimits limits) {
    return over(MailboxAccess.using(credentials, limits));
  }
}
