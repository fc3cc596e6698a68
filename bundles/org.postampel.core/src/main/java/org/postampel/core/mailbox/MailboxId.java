package org.postampel.core.mailbox;

import java.util.regex.Pattern;

/**
 * The key of a mailbox: the name of its file without {@code .properties}.
 *
 * @param value 1 to 64 characters of {@code a-z 0-9 . _ -}, beginning with a letter or digit, so
 *     that it is a legal and unambiguous file name everywhere
 */
public record MailboxId(String value) implements Comparable<MailboxId> {

  private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** Refuses a value that is no legal id with {@link IllegalArgumentException}. */
  public MailboxId {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("not a mailbox id: " + value);
    }
  }

  /** Whether the text may be used as an id. */
  public static boolean isLegal(String value) {
    return LEGAL.matcher(value).matches() && !value.endsWith(".");
  }

  @Override
  public int compareTo(MailboxId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
