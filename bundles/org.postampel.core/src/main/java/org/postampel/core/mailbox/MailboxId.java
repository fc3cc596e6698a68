package org.postampel.core.mailbox;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The key of a mailbox: the name of its file without {@code .properties}.
 *
 * @param value 1 to 64 characters of {@code a-z 0-9 . _ -}, beginning with a letter or digit, so
 *     that it is a legal and unambiguous file name everywhere
 */
public record MailboxId(String value) implements Comparable<MailboxId> {

  private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** Names Windows keeps for devices, also with something behind a dot. */
  private static final Pattern RESERVED =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  /** Letters that have no base letter to fall back on, or another one in German. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "ø", "oe", "œ", "oe", "ł", "l",
          "đ", "d");

  private static final int LONGEST_SUGGESTION = 56;

  /** Refuses a value that is no legal id with {@link IllegalArgumentException}. */
  public MailboxId {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("not a mailbox id: " + value);
    }
  }

  /** Whether the text may be used as an id. */
  public static boolean isLegal(String value) {
    return LEGAL.matcher(value).matches()
        && !value.endsWith(".")
        && !RESERVED.matcher(value).matches();
  }

  /**
   * A free id made of a name: "Büro Köln" gives {@code buero-koeln}, or {@code buero-koeln-2} when
   * that is taken.
   *
   * @param name any text, also an empty one
   * @param taken says which ids are in use
   */
  public static MailboxId suggested(String name, Predicate<MailboxId> taken) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      text = text.replace(letter.getKey(), letter.getValue());
    }
    text =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9._]+", "-");
    text = text.substring(0, Math.min(text.length(), LONGEST_SUGGESTION));
    text = text.replaceAll("^[._-]+|[._-]+$", "");
    String base = text.isEmpty() ? "mailbox" : isLegal(text) ? text : "mailbox-" + text;
    MailboxId id = new MailboxId(base);
    for (int number = 2; taken.test(id); number++) {
      id = new MailboxId(base + "-" + number);
    }
    return id;
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
