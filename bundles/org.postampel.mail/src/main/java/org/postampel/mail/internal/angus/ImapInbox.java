package org.postampel.mail.internal.angus;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.TestMessage;

/** Looks for a test message over IMAP, on one connection. */
final class ImapInbox {

  private ImapInbox() {}

  /** The message, as soon as it is there; empty when patience ended before. */
  static Optional<ArrivalOutcome> await(Store store, TestMessage message, Pauses pauses)
      throws MessagingException {
    do {
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_WRITE);
      try {
        Optional<Message> found = Folders.find(inbox, message);
        if (found.isPresent()) {
          return Optional.of(arrived((IMAPStore) store, inbox, found.get(), message, pauses));
        }
      } finally {
        Folders.closeQuietly(inbox);
      }
    } while (pauses.pause());
    return Optional.empty();
  }

  private static ArrivalOutcome arrived(
      IMAPStore store, Folder inbox, Message found, TestMessage message, Pauses pauses)
      throws MessagingException {
    ArrivalOutcome.Sender sender = ArrivedMail.senderOf(found, message);
    List<String> headers = ArrivedMail.headersOf(found);
    String leftBecause = remove(store, (IMAPFolder) inbox, found);
    return new ArrivalOutcome.Arrived(
        pauses.waited(), sender, headers, leftBecause.isEmpty(), leftBecause);
  }

  /** Removes exactly this message; else says why it is left. */
  static String remove(IMAPStore store, IMAPFolder folder, Message message) {
    try {
      if (!store.hasCapability("UIDPLUS")) {
        return "UIDPLUS is not offered";
      }
      message.setFlag(Flags.Flag.DELETED, true);
      folder.expunge(new Message[] {message});
      return "";
    } catch (MessagingException e) {
      return SmtpTrouble.wordsOf(e);
    }
  }
}
