package org.postampel.ui.internal.widget;

import java.util.stream.Stream;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;

/** How much room the texts of a column need. */
public final class ColumnTexts {

  private static final int PADDING = 18;

  private ColumnTexts() {}

  /**
   * The width in which the heading and every text of the column that is there now is whole.
   *
   * @param widest where that ends, in pixels
   */
  public static int width(Table table, int column, int widest) {
    GC gc = new GC(table);
    try {
      // The heading stands in a bolder font than the one that is asked here.
      int heading = gc.textExtent(table.getColumn(column).getText()).x * 5 / 4;
      int longest =
          Stream.of(table.getItems())
              .mapToInt(item -> gc.textExtent(item.getText(column)).x)
              .reduce(heading, Math::max);
      return Math.min(longest, widest) + PADDING;
    } finally {
      gc.dispose();
    }
  }
}
