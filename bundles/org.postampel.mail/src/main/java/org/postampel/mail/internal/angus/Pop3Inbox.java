package org.postampel.mail.internal.angus;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.List;
import java.util.Optional;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.TestMessage;

/** Looks for a test message over POP3: once for each connection, as the protocol wants it. */
final class Pop3Inbox {

  private Pop3Inbox() {}

  /** The message, if it is there; its number stands for it until QUIT (RFC 1939, section 5). */
  static Optional<ArrivalOutcome> look(Store store, TestMessage message, Pauses pauses)
      throws MessagingException {
    Folder inbox = store.getFolder("INBOX");
    inbox.open(Folder.READ_WRITE);
    try {
      Optional<Message> found = Folders.find(inbox, message);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      ArrivalOutcome.Sender sender = ArrivedMail.senderOf(found.get(), message);
      List<String> headers = ArrivedMail.headersOf(found.get());
      String leftBecause = "";
      try {
        found.get().setFlag(Flags.Flag.DELETED, true);
        inbox.close(true);
      } catch (MessagingException e) {
        leftBecause = SmtpTrouble.wordsOf(e);
      }
      return Optional.of(
          new ArrivalOutcome.Arrived(
              pauses.waited(), sender, headers, leftBecause.isEmpty(), leftBecause));
    } finally {
      Folders.closeQuietly(inbox);
    }
  }
}
