package org.postampel.testkit.internal.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** One folder of a mailbox. Thread-safe. */
public final class MailFolder {
  private static final int MAXIMUM_MESSAGES = 10_000;

  private final String name;
  private final long validity;
  private final List<StoredMessage> messages = new ArrayList<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private long next = 1;

  MailFolder(String name, long validity) {
    this.name = name;
    this.validity = validity;
  }

  /** Returns the name as it goes over the wire, in IMAP's modified UTF-7. */
  public String name() {
    return name;
  }

  /** Returns the UIDVALIDITY. */
  public long validity() {
    return validity;
  }

  /** Returns the UID the next message will get. */
  public synchronized long next() {
    return next;
  }

  /** Returns the messages in order of their UIDs. */
  public synchronized List<StoredMessage> messages() {
    return List.copyOf(messages);
  }

  /** Adds a message at the end; the oldest is dropped beyond 10,000. */
  public StoredMessage add(byte[] content, Instant received, Set<String> flags) {
    StoredMessage message;
    synchronized (this) {
      message = new StoredMessage(next++, content, received, flags);
      messages.add(message);
      if (messages.size() > MAXIMUM_MESSAGES) {
        messages.remove(0);
      }
    }
    watchers.forEach(Runnable::run);
    return message;
  }

  /** Removes messages. */
  public void remove(Collection<StoredMessage> gone) {
    synchronized (this) {
      messages.removeAll(gone);
    }
    watchers.forEach(Runnable::run);
  }

  /** Calls the watcher after every change, in the thread of the change. */
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** Ends {@link #watch}. */
  public void unwatch(Runnable watcher) {
    watchers.remove(watcher);
  }
}
