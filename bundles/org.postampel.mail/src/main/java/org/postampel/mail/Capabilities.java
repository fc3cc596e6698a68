package org.postampel.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a server announced it can do. Comparison ignores case.
 *
 * @param entries as announced: the words of IMAP's CAPABILITY, the lines of POP3's CAPA or of the
 *     answer to EHLO; as many as fit into one reply
 */
public record Capabilities(List<String> entries) {

  /** Copies the list. */
  public Capabilities {
    entries = List.copyOf(entries);
  }

  /** Nothing announced, or nothing asked yet. */
  public static Capabilities none() {
    return new Capabilities(List.of());
  }

  /**
   * Whether an entry is this word or, in POP3 and SMTP, begins with it as its first word.
   *
   * @param keyword such as {@code STARTTLS} or {@code SASL-IR}
   */
  public boolean offers(String keyword) {
    return entries.stream().anyMatch(entry -> firstWord(entry).equalsIgnoreCase(keyword));
  }

  /**
   * Whether this SASL mechanism is announced.
   *
   * @param name such as {@code XOAUTH2}
   */
  public boolean offersMechanism(String name) {
    return mechanisms().contains(name.toUpperCase(Locale.ROOT));
  }

  /**
   * The announced SASL mechanisms in upper case, in their order: IMAP's {@code AUTH=X}, POP3's
   * {@code SASL X Y}, SMTP's {@code AUTH X Y} and its old form {@code AUTH=X Y}.
   */
  public Set<String> mechanisms() {
    Set<String> names = new LinkedHashSet<>();
    for (String entry : entries) {
      String[] words = entry.trim().toUpperCase(Locale.ROOT).split("[ \t]+");
      boolean listed = words[0].equals("SASL") || words[0].equals("AUTH");
      if (words[0].startsWith("AUTH=")) {
        listed = true;
        names.add(words[0].substring("AUTH=".length()));
      }
      for (int i = 1; listed && i < words.length; i++) {
        names.add(words[i]);
      }
    }
    names.remove("");
    return names;
  }

  private static String firstWord(String entry) {
    String trimmed = entry.trim();
    int blank = trimmed.indexOf(' ');
    return blank < 0 ? trimmed : trimmed.substring(0, blank);
  }
}
