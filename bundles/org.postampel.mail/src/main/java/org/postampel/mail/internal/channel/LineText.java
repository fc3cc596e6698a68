package org.postampel.mail.internal.channel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes of a server as text that can be shown anywhere. */
public final class LineText {

  private LineText() {}

  /**
   * UTF-8, or ISO-8859-1 where it is none; control and direction characters made visible, so that a
   * server cannot play tricks on a terminal.
   */
  public static String visible(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  /** Whether the bytes begin like something written for people or line protocols. */
  public static boolean looksLikeText(byte[] bytes) {
    int length = Math.min(bytes.length, 64);
    for (int i = 0; i < length; i++) {
      int one = bytes[i] & 0xff;
      if ((one < 0x20 && one != '\t' && one != '\r' && one != '\n') || one == 0x7f) {
        return false;
      }
    }
    return length > 0;
  }

  private static void append(StringBuilder shown, int point) {
    int type = Character.getType(point);
    boolean invisible =
        (Character.isISOControl(point) && point != '\t')
            || type == Character.FORMAT
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR
            || type == Character.SURROGATE;
    if (!invisible) {
      shown.appendCodePoint(point);
    } else if (point < 0x100) {
      shown.append(String.format(Locale.ROOT, "\\x%02X", point));
    } else {
      shown.append(String.format(Locale.ROOT, "\\u%04X", point));
    }
  }
}
