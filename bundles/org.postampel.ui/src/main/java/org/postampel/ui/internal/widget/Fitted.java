package org.postampel.ui.internal.widget;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;

/** Text that must not make a window wider: what does not fit is left out in the middle. */
public final class Fitted {

  private static final String DOTS = "\u2026";

  private Fitted() {}

  /**
   * The text, or its beginning and its end where it is too wide; a domain stays readable.
   *
   * @param control whose font counts
   * @param width in pixels; not known yet when it is not positive, then nothing is left out
   */
  public static String text(Control control, String text, int width) {
    if (width <= 0) {
      return text;
    }
    GC gc = new GC(control);
    try {
      gc.setFont(control.getFont());
      if (gc.textExtent(text).x <= width) {
        return text;
      }
      int low = 1;
      int high = text.length();
      while (low < high) {
        int middle = (low + high + 1) / 2;
        if (gc.textExtent(shortened(text, middle)).x <= width) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return shortened(text, low);
    } finally {
      gc.dispose();
    }
  }

  private static String shortened(String text, int kept) {
    int begin = (kept * 3 + 4) / 5;
    return text.substring(0, begin) + DOTS + text.substring(text.length() - (kept - begin));
  }
}
