package org.postampel.ui.internal.widget;

import java.util.stream.Stream;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;

/** How much room the texts of a column need. */
public final class ColumnTexts {

  private static final int PADDING = 18;

  private ColumnTexts() {}

  /**
   * The width in which a heading and these texts are whole.
   *
   * @param rows the table or tree of the column
   * @param widest where that ends, in pixels
   */
  public static int width(Control rows, String heading, Stream<String> texts, int widest) {
    GC gc = new GC(rows);
    try {
      // The heading stands in a bolder font than the one that is asked here.
      int least = gc.textExtent(heading).x * 5 / 4;
      int longest = texts.mapToInt(text -> gc.textExtent(text).x).reduce(least, Math::max);
      return Math.min(longest, widest) + PADDING;
    } finally {
      gc.dispose();
    }
  }
}
