package org.postampel.testkit.internal.directory;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The organisation's mailboxes with their protocol switches and rights. Thread-safe.
 *
 * <p>A trustee is an account's address or a service principal's object id, as text.
 */
public final class MailboxRights {

  /** A protocol that can be switched off for a mailbox. */
  public enum Protocol {
    /** IMAP. */
    IMAP,
    /** POP3. */
    POP3,
    /** SMTP AUTH client submission. */
    SMTP
  }

  /** What SMTP AUTH is set to where a mailbox signs in. */
  public enum Submission {
    /** Signing in is possible. */
    ON,
    /** Switched off for the organisation, and the mailbox has no setting of its own. */
    OFF_FOR_TENANT,
    /** Switched off for this mailbox. */
    OFF_FOR_MAILBOX
  }

  private record Right(String mailbox, String trustee) {}

  private final Map<String, EnumSet<Protocol>> mailboxes = new LinkedHashMap<>();
  private final Map<String, Boolean> submission = new HashMap<>();
  private final Set<Right> fullAccess = new HashSet<>();
  private final Set<Right> sendAs = new HashSet<>();
  private boolean submissionOffForTenant;

  /** Adds a mailbox with all protocols on. */
  public synchronized void add(String mailbox) {
    mailboxes.put(lower(mailbox), EnumSet.of(Protocol.IMAP, Protocol.POP3));
  }

  /** Returns the addresses of all mailboxes in the order they were added. */
  public synchronized List<String> mailboxes() {
    return List.copyOf(mailboxes.keySet());
  }

  /** Returns whether there is such a mailbox. */
  public synchronized boolean exists(String mailbox) {
    return mailboxes.containsKey(lower(mailbox));
  }

  /** Switches IMAP or POP3 of a mailbox. */
  public synchronized void protocol(String mailbox, Protocol protocol, boolean on) {
    if (on) {
      mailboxes.get(lower(mailbox)).add(protocol);
    } else {
      mailboxes.get(lower(mailbox)).remove(protocol);
    }
  }

  /** Returns whether IMAP or POP3 of a mailbox is on. */
  public synchronized boolean isOn(String mailbox, Protocol protocol) {
    return mailboxes
        .getOrDefault(lower(mailbox), EnumSet.noneOf(Protocol.class))
        .contains(protocol);
  }

  /** Switches SMTP AUTH off for all mailboxes without a setting of their own, or on again. */
  public synchronized void submissionOffForTenant(boolean off) {
    submissionOffForTenant = off;
  }

  /** Sets a mailbox's own SMTP AUTH setting, which beats the organisation's; nothing removes it. */
  public synchronized void submission(String mailbox, Optional<Boolean> on) {
    if (on.isPresent()) {
      submission.put(lower(mailbox), on.get());
    } else {
      submission.remove(lower(mailbox));
    }
  }

  /** Returns what SMTP AUTH is set to for the mailbox that signs in. */
  public synchronized Submission submission(String mailbox) {
    Optional<Boolean> own = Optional.ofNullable(submission.get(lower(mailbox)));
    if (own.isPresent()) {
      return own.get() ? Submission.ON : Submission.OFF_FOR_MAILBOX;
    }
    return submissionOffForTenant ? Submission.OFF_FOR_TENANT : Submission.ON;
  }

  /** Grants or takes "read and manage" (full access). */
  public synchronized void fullAccess(String mailbox, String trustee, boolean granted) {
    set(fullAccess, mailbox, trustee, granted);
  }

  /** Returns whether the trustee may open the mailbox; everyone may open the own one. */
  public synchronized boolean mayOpen(String mailbox, String trustee) {
    return lower(mailbox).equals(lower(trustee))
        || fullAccess.contains(new Right(lower(mailbox), lower(trustee)));
  }

  /** Grants or takes "send as". */
  public synchronized void sendAs(String mailbox, String trustee, boolean granted) {
    set(sendAs, mailbox, trustee, granted);
  }

  /** Returns whether the trustee may send as the mailbox; everyone may send as the own one. */
  public synchronized boolean maySendAs(String mailbox, String trustee) {
    return lower(mailbox).equals(lower(trustee))
        || sendAs.contains(new Right(lower(mailbox), lower(trustee)));
  }

  private static void set(Set<Right> rights, String mailbox, String trustee, boolean granted) {
    Right right = new Right(lower(mailbox), lower(trustee));
    if (granted) {
      rights.add(right);
    } else {
      rights.remove(right);
    }
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
