package org.postampel.mail.internal.angus;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import java.util.Optional;
import org.postampel.mail.TestMessage;

/** Small things about folders. */
final class Folders {

  /** A message that came a moment ago is among the last ones, even in a busy inbox. */
  private static final int LAST = 50;

  private Folders() {}

  /** The message among the newest of an open folder; nothing is marked as read. */
  static Optional<Message> find(Folder folder, TestMessage message) throws MessagingException {
    int count = folder.getMessageCount();
    if (count == 0) {
      return Optional.empty();
    }
    Message[] newest = folder.getMessages(Math.max(1, count - LAST + 1), count);
    FetchProfile headers = new FetchProfile();
    headers.add(TestMessage.HEADER);
    folder.fetch(newest, headers);
    for (int i = newest.length - 1; i >= 0; i--) {
      if (AngusTestMessages.isIt(newest[i], message)) {
        return Optional.of(newest[i]);
      }
    }
    return Optional.empty();
  }

  static void closeQuietly(Folder folder) {
    try {
      if (folder.isOpen()) {
        folder.close(false);
      }
    } catch (MessagingException e) {
      // The connection has gone, and the folder with it.
    }
  }

  static void closeQuietly(Service service) {
    try {
      service.close();
    } catch (MessagingException e) {
      // It has gone already.
    }
  }
}
