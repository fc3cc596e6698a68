package org.postampel.mail.internal.angus;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.postampel.mail.MoveOutcome;
import org.postampel.mail.TestMessage;

/** Puts our own message into the inbox and moves it, as an ERP moves what it has read. */
final class FolderMove {

  private final IMAPStore store;
  private final MimeMessage mime;
  private final List<String> steps = new ArrayList<>();
  private String step = "SELECT";

  FolderMove(IMAPStore store, MimeMessage mime) {
    this.store = store;
    this.mime = mime;
  }

  MoveOutcome play(String name, TestMessage message) throws MessagingException {
    if (!store.hasCapability("UIDPLUS")) {
      return new MoveOutcome.Untried();
    }
    IMAPFolder target = (IMAPFolder) store.getFolder(name);
    if (!target.exists() || (target.getType() & Folder.HOLDS_MESSAGES) == 0) {
      return new MoveOutcome.FolderMissing(
          Arrays.stream(store.getDefaultFolder().list("%")).map(Folder::getFullName).toList());
    }
    IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
    try {
      inbox.open(Folder.READ_WRITE);
      step = "APPEND";
      inbox.appendMessages(new Message[] {mime});
      steps.add("APPEND INBOX");
      move(inbox, target, message);
      takeAway(target, message);
      return new MoveOutcome.Moved(steps);
    } catch (MessagingException e) {
      return new MoveOutcome.Refused(step, SmtpTrouble.wordsOf(e));
    } finally {
      tidy(inbox, message);
    }
  }

  private void move(IMAPFolder inbox, IMAPFolder target, TestMessage message)
      throws MessagingException {
    Message[] ours = {found(inbox, message)};
    if (store.hasCapability("MOVE")) {
      step = "MOVE";
      inbox.moveMessages(ours, target);
    } else {
      step = "COPY";
      inbox.copyMessages(ours, target);
      step = "EXPUNGE";
      String trouble = ImapInbox.remove(store, inbox, ours[0]);
      if (!trouble.isEmpty()) {
        throw new MessagingException(trouble);
      }
    }
    steps.add(step.equals("MOVE") ? "MOVE" : "COPY, UID EXPUNGE");
  }

  private void takeAway(IMAPFolder target, TestMessage message) throws MessagingException {
    step = "EXPUNGE";
    target.open(Folder.READ_WRITE);
    try {
      String trouble = ImapInbox.remove(store, target, found(target, message));
      if (!trouble.isEmpty()) {
        throw new MessagingException(trouble);
      }
      steps.add("UID EXPUNGE " + target.getFullName());
    } finally {
      Folders.closeQuietly(target);
    }
  }

  private static Message found(IMAPFolder folder, TestMessage message) throws MessagingException {
    return Folders.find(folder, message)
        .orElseThrow(
            () -> new MessagingException("the test message is not in " + folder.getFullName()));
  }

  /** Whatever happened, our message does not stay in the inbox where somebody works. */
  private void tidy(IMAPFolder inbox, TestMessage message) {
    try {
      if (inbox.isOpen()) {
        Optional<Message> left = Folders.find(inbox, message);
        left.ifPresent(found -> ImapInbox.remove(store, inbox, found));
      }
    } catch (MessagingException e) {
      // Its header keeps it out of everybody's way.
    } finally {
      Folders.closeQuietly(inbox);
    }
  }
}
