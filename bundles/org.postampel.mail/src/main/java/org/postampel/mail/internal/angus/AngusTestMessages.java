package org.postampel.mail.internal.angus;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.AccessOutcome;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.MailboxAccess;
import org.postampel.mail.MoveOutcome;
import org.postampel.mail.ServerReply;
import org.postampel.mail.SubmissionOutcome;
import org.postampel.mail.TestMessage;
import org.postampel.mail.TestMessages;

/** Test messages by Angus Mail. */
public final class AngusTestMessages implements TestMessages {

  private static final Duration IMAP_PAUSE = Duration.ofSeconds(2);

  /** Each look is a sign-in of its own, and servers do not like many of them (LOGIN-DELAY). */
  private static final Duration POP3_PAUSE = Duration.ofSeconds(5);

  private final MailboxAccess access;

  /** Test messages over that access. */
  public AngusTestMessages(MailboxAccess access) {
    this.access = access;
  }

  @Override
  public SubmissionOutcome send(
      MailboxConfiguration mailbox, TestMessage message, Cancellation cancellation) {
    AccessOutcome<Transport> opened = access.openTransport(mailbox, cancellation);
    if (!(opened instanceof AccessOutcome.Opened<Transport> open)) {
      return opened instanceof AccessOutcome.Cancelled
          ? new SubmissionOutcome.Cancelled()
          : new SubmissionOutcome.NotOpened(AccessWords.of(opened));
    }
    Transport transport = open.service();
    try {
      MimeMessage mime = TestMail.of(message);
      transport.sendMessage(mime, new InternetAddress[] {new InternetAddress(message.address())});
      return new SubmissionOutcome.Sent(
          transport instanceof SMTPTransport smtp
              ? String.valueOf(smtp.getLastServerResponse()).strip()
              : "");
    } catch (MessagingException e) {
      return cancellation.isCancelled() ? new SubmissionOutcome.Cancelled() : refused(e);
    } finally {
      Folders.closeQuietly(transport);
    }
  }

  private static SubmissionOutcome refused(MessagingException trouble) {
    Optional<ServerReply> reply = SmtpTrouble.replyIn(trouble);
    if (reply.isEmpty()) {
      return new SubmissionOutcome.NotOpened(SmtpTrouble.wordsOf(trouble));
    }
    return reply.get().status().startsWith("4")
        ? new SubmissionOutcome.Unavailable(reply.get())
        : new SubmissionOutcome.Refused(reply.get());
  }

  @Override
  public ArrivalOutcome fetch(
      MailboxConfiguration mailbox,
      TestMessage message,
      Duration patience,
      Cancellation cancellation) {
    boolean imap = mailbox.incoming().filter(s -> s.protocol() == MailProtocol.IMAP).isPresent();
    Pauses pauses = new Pauses(patience, imap ? IMAP_PAUSE : POP3_PAUSE, cancellation);
    String trouble = "";
    do {
      AccessOutcome<Store> opened = access.openStore(mailbox, cancellation);
      if (!(opened instanceof AccessOutcome.Opened<Store> open)) {
        trouble = AccessWords.of(opened);
        if (opened instanceof AccessOutcome.Failed) {
          continue; // a mail drop in use, a pause between sign-ins: worth another look
        }
        break;
      }
      Store store = open.service();
      try {
        Optional<ArrivalOutcome> found =
            store instanceof IMAPStore
                ? ImapInbox.await(store, message, pauses)
                : Pop3Inbox.look(store, message, pauses);
        if (found.isPresent()) {
          return found.get();
        }
        trouble = "";
      } catch (MessagingException e) {
        trouble = SmtpTrouble.wordsOf(e);
      } finally {
        Folders.closeQuietly(store);
      }
    } while (pauses.pause());
    if (pauses.isStopped()) {
      return new ArrivalOutcome.Cancelled();
    }
    return trouble.isEmpty()
        ? new ArrivalOutcome.Missing(pauses.waited())
        : new ArrivalOutcome.Failed(trouble);
  }

  @Override
  public MoveOutcome move(
      MailboxConfiguration mailbox, TestMessage message, String folder, Cancellation cancellation) {
    AccessOutcome<Store> opened = access.openStore(mailbox, cancellation);
    if (!(opened instanceof AccessOutcome.Opened<Store> open)) {
      return opened instanceof AccessOutcome.Cancelled
          ? new MoveOutcome.Cancelled()
          : new MoveOutcome.Failed(AccessWords.of(opened));
    }
    Store store = open.service();
    try {
      return store instanceof IMAPStore imap
          ? new FolderMove(imap, TestMail.of(message)).play(folder, message)
          : new MoveOutcome.Untried();
    } catch (MessagingException e) {
      return cancellation.isCancelled()
          ? new MoveOutcome.Cancelled()
          : new MoveOutcome.Failed(SmtpTrouble.wordsOf(e));
    } finally {
      Folders.closeQuietly(store);
    }
  }

  /** Whether a fetched message is exactly the one looked for. */
  static boolean isIt(Message candidate, TestMessage message) throws MessagingException {
    String[] values = candidate.getHeader(TestMessage.HEADER);
    return values != null && values.length == 1 && values[0].strip().equals(message.id());
  }
}
