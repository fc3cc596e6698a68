package org.postampel.testkit.internal.pop3;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postampel.testkit.internal.mail.MailFolder;
import org.postampel.testkit.internal.mail.StoredMessage;

/** An inbox as one POP3 client sees it from sign-in to the end: numbers do not change. */
final class Maildrop {
  private final MailFolder folder;
  private final List<StoredMessage> messages;
  private final Set<StoredMessage> deleted = new HashSet<>();

  Maildrop(MailFolder folder) {
    this.folder = folder;
    this.messages = new ArrayList<>(folder.messages());
  }

  int highest() {
    return messages.size();
  }

  int count() {
    return messages.size() - deleted.size();
  }

  long size() {
    return messages.stream()
        .filter(message -> !deleted.contains(message))
        .mapToLong(message -> message.content().length)
        .sum();
  }

  Optional<StoredMessage> message(int number) {
    return number >= 1 && number <= messages.size()
        ? Optional.of(messages.get(number - 1)).filter(message -> !deleted.contains(message))
        : Optional.empty();
  }

  boolean delete(int number) {
    Optional<StoredMessage> message = message(number);
    message.ifPresent(deleted::add);
    return message.isPresent();
  }

  void reset() {
    deleted.clear();
  }

  void commit() {
    if (!deleted.isEmpty()) {
      folder.remove(deleted);
    }
  }
}
