package org.postampel.testkit.internal.imap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postampel.testkit.internal.mail.MailFolder;
import org.postampel.testkit.internal.mail.StoredMessage;

/**
 * A selected folder as one client sees it: its sequence numbers change only when the client is told
 * so (RFC 3501 section 7.4.1).
 */
final class FolderView {

  /** A message with the number under which this client knows it now. */
  record Numbered(int number, StoredMessage message) {}

  private final MailFolder folder;
  private final boolean readOnly;
  private final List<StoredMessage> known;

  FolderView(MailFolder folder, boolean readOnly) {
    this.folder = folder;
    this.readOnly = readOnly;
    this.known = new ArrayList<>(folder.messages());
  }

  MailFolder folder() {
    return folder;
  }

  boolean readOnly() {
    return readOnly;
  }

  synchronized int size() {
    return known.size();
  }

  synchronized List<Numbered> all() {
    List<Numbered> all = new ArrayList<>();
    for (StoredMessage message : known) {
      all.add(new Numbered(all.size() + 1, message));
    }
    return all;
  }

  List<Numbered> chosen(SequenceSet set, boolean byUid) {
    List<Numbered> all = all();
    long lastUid = all.isEmpty() ? 0 : all.get(all.size() - 1).message().uid();
    return all.stream()
        .filter(
            one ->
                byUid
                    ? set.contains(one.message().uid(), lastUid)
                    : set.contains(one.number(), all.size()))
        .toList();
  }

  /** Takes over what has changed meanwhile and returns the untagged answers that say so. */
  synchronized List<String> update(boolean withRemovals) {
    List<StoredMessage> now = folder.messages();
    List<String> told = new ArrayList<>();
    if (withRemovals) {
      Set<StoredMessage> there = new HashSet<>(now);
      for (int i = known.size() - 1; i >= 0; i--) {
        if (!there.contains(known.get(i))) {
          known.remove(i);
          told.add("* " + (i + 1) + " EXPUNGE");
        }
      }
    }
    Set<StoredMessage> before = new HashSet<>(known);
    List<StoredMessage> arrived = now.stream().filter(one -> !before.contains(one)).toList();
    if (!arrived.isEmpty()) {
      known.addAll(arrived);
      told.add("* " + known.size() + " EXISTS");
    }
    return told;
  }
}
