package org.postampel.testkit.internal.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A message in a folder: immutable content, changeable flags. Thread-safe. */
public final class StoredMessage {
  private final long uid;
  private final byte[] content;
  private final Instant received;
  private final Set<String> flags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  StoredMessage(long uid, byte[] content, Instant received, Set<String> flags) {
    this.uid = uid;
    this.content = content;
    this.received = received;
    this.flags.addAll(flags);
  }

  /** Returns the unique identifier within the folder. */
  public long uid() {
    return uid;
  }

  /** Returns the message with CR LF line ends; not to be changed. */
  public byte[] content() {
    return content;
  }

  /** Returns when it arrived. */
  public Instant received() {
    return received;
  }

  /** Returns the IMAP flags, with their backslash. */
  public synchronized Set<String> flags() {
    return new TreeSet<>(flags);
  }

  /** Returns whether a flag is set. */
  public synchronized boolean has(String flag) {
    return flags.contains(flag);
  }

  /** Adds flags; unknown ones are kept as keywords. */
  public synchronized void add(Set<String> more) {
    more.stream().filter(StoredMessage::settable).forEach(flags::add);
  }

  /** Removes flags. */
  public synchronized void remove(Set<String> fewer) {
    fewer.forEach(flags::remove);
  }

  /** Sets exactly these flags. */
  public synchronized void replace(Set<String> all) {
    flags.clear();
    add(all);
  }

  private static boolean settable(String flag) {
    return flag.length() <= 100 && !flag.toLowerCase(Locale.ROOT).equals("\\recent");
  }
}
