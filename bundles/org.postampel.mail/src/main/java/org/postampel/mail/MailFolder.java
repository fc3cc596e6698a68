package org.postampel.mail;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One folder as an IMAP server lists it (RFC 3501, section 7.2.2).
 *
 * @param name as people read it
 * @param delimiter what stands between the levels of a name; empty where there are no levels
 * @param attributes with their backslash, special uses among them (RFC 6154)
 */
public record MailFolder(String name, String delimiter, Set<String> attributes) {

  /** Copies the attributes. */
  public MailFolder {
    Objects.requireNonNull(name);
    Objects.requireNonNull(delimiter);
    attributes = Set.copyOf(attributes);
  }

  /**
   * Whether the server gives the folder this attribute.
   *
   * @param attribute such as {@code \Sent}; case does not matter
   */
  public boolean has(String attribute) {
    return attributes.stream().anyMatch(attribute::equalsIgnoreCase);
  }

  /** The last level of the name: {@code Sent} of {@code INBOX.Sent}. */
  public String leaf() {
    int end = delimiter.isEmpty() ? -1 : name.lastIndexOf(delimiter);
    return end < 0 ? name : name.substring(end + delimiter.length());
  }

  /** Whether there may be folders inside, as far as the server says. */
  public boolean mayHoldFolders() {
    return delimiter.matches("[./]") && !has("\\HasNoChildren") && !has("\\Noinferiors");
  }

  @Override
  public String toString() {
    String shown = String.join(" ", new TreeSet<>(attributes)).toLowerCase(Locale.ROOT);
    return shown.isEmpty() ? name : name + " (" + shown + ")";
  }
}
