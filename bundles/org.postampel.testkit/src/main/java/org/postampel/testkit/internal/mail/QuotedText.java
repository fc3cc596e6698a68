package org.postampel.testkit.internal.mail;

import java.util.ArrayList;
import java.util.List;

/** Header values in which quoted stretches hide separators. */
final class QuotedText {
  private QuotedText() {}

  /** Returns the pieces between separators that stand outside of double quotes. */
  static List<String> split(String value, char separator) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == separator && !quoted) {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        quoted ^= c == '"' && (i == 0 || value.charAt(i - 1) != '\\');
        piece.append(c);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }
}
