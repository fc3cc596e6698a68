package org.postampel.testkit.internal.imap;

import java.util.Optional;

/** Strings as IMAP sends them (RFC 3501 section 4.3); one character a byte. */
final class ImapText {
  private ImapText() {}

  /** A quoted string, a literal where quoting is not possible, NIL where there is nothing. */
  static String nstring(Optional<String> value) {
    return value.map(ImapText::string).orElse("NIL");
  }

  static String string(String value) {
    boolean plain = value.length() < 1000 && value.chars().allMatch(c -> c >= ' ' && c < 127);
    return plain ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : literal(value);
  }

  static String literal(String value) {
    return "{" + value.length() + "}\r\n" + value;
  }
}
