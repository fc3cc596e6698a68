package org.postampel.testkit.internal.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages of all mailboxes, in memory. Thread-safe. */
public final class MailStore {
  /** The folder of copies of what was sent. */
  public static final String SENT = "Gesendete Elemente";

  /** The folders of a German mailbox at Exchange Online, as they go over the wire. */
  private static final List<String> FOLDERS =
      List.of("INBOX", "Entw&APw-rfe", SENT, "Gel&APY-schte Elemente", "Junk-E-Mail", "Archiv");

  private final Map<String, Map<String, MailFolder>> mailboxes = new LinkedHashMap<>();
  private final Clock clock;

  /**
   * A store with the usual folders for each mailbox.
   *
   * @param addresses of the mailboxes
   * @param clock the time messages arrive
   */
  public MailStore(List<String> addresses, Clock clock) {
    this.clock = clock;
    for (String address : addresses) {
      Map<String, MailFolder> folders = new LinkedHashMap<>();
      FOLDERS.forEach(name -> folders.put(name, new MailFolder(name, folders.size() + 1L)));
      mailboxes.put(lower(address), folders);
    }
  }

  /** Returns the time at which something would arrive now. */
  public Instant now() {
    return clock.instant();
  }

  /** Returns the folders of a mailbox in their order. */
  public synchronized List<MailFolder> folders(String address) {
    return new ArrayList<>(mailboxes.getOrDefault(lower(address), Map.of()).values());
  }

  /** Returns one folder; the name of the inbox may come in any case. */
  public synchronized Optional<MailFolder> folder(String address, String name) {
    String wanted = name.equalsIgnoreCase("INBOX") ? "INBOX" : name;
    return Optional.ofNullable(mailboxes.getOrDefault(lower(address), Map.of()).get(wanted));
  }

  /** Makes a folder, unless there is one or there are a hundred. */
  public synchronized boolean create(String address, String name) {
    Map<String, MailFolder> folders = mailboxes.getOrDefault(lower(address), Map.of());
    if (folder(address, name).isPresent() || folders.isEmpty() || folders.size() >= 100) {
      return false;
    }
    folders.put(name, new MailFolder(name, clock.instant().getEpochSecond()));
    return true;
  }

  /** Removes a folder that was made by {@link #create}. */
  public synchronized boolean delete(String address, String name) {
    return !FOLDERS.contains(name)
        && Optional.ofNullable(mailboxes.get(lower(address)))
            .map(folders -> folders.remove(name))
            .isPresent();
  }

  /** Puts a message into the inbox of a mailbox that exists. */
  public void deliver(String address, byte[] content) {
    put(address, "INBOX", content, Set.of());
  }

  /** Puts a read copy of a sent message where a client looks for it. */
  public void keepSent(String address, byte[] content) {
    put(address, SENT, content, Set.of("\\Seen"));
  }

  private void put(String address, String folder, byte[] content, Set<String> flags) {
    Instant now = clock.instant();
    folder(address, folder).ifPresent(target -> target.add(content, now, flags));
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
