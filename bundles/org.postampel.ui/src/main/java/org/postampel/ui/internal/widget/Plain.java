package org.postampel.ui.internal.widget;

/** Text from outside as a person may see it. */
public final class Plain {

  private Plain() {}

  /**
   * The text without control characters, and without the marks that let it be read in another order
   * than it has; line breaks stay.
   */
  public static String text(String text) {
    return text.codePoints()
        .map(character -> isHarmless(character) ? character : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHarmless(int character) {
    boolean control = Character.isISOControl(character) && character != '\n' && character != '\t';
    boolean order =
        character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    return !control && !order;
  }
}
