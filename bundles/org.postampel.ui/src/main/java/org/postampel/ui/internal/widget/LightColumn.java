package org.postampel.ui.internal.widget;

import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.postampel.ui.internal.model.Lamp;

/**
 * The first column of a table as one of lights: a drawn light and its word. The word is also the
 * text of the cell, so that who cannot see the light hears it.
 */
public final class LightColumn {

  private static final int COLUMN = 0;
  private static final int LAMP_SIZE = 16;
  private static final int GAP = 8;
  private static final int GTK_BETWEEN_ROWS = 2;
  private static final String LAMP = "lamp";

  private final Table table;

  /** Makes the first column of this table, which is created elsewhere, one of lights. */
  public LightColumn(Table table) {
    this.table = table;
    table.addListener(SWT.MeasureItem, this::measure);
    table.addListener(SWT.EraseItem, LightColumn::erase);
    table.addListener(SWT.PaintItem, this::paint);
  }

  /** Shows a light and its word in a row. */
  public void show(TableItem item, Lamp lamp, String word) {
    if (item.getData(LAMP) != lamp || !item.getText(COLUMN).equals(word)) {
      item.setData(LAMP, lamp);
      item.setText(COLUMN, word);
    }
  }

  /** How wide the column must be for the longest of these words. */
  public int widthFor(Stream<String> words) {
    GC gc = new GC(table);
    try {
      return words.mapToInt(word -> gc.textExtent(word).x).max().orElse(100) + LAMP_SIZE + GAP * 4;
    } finally {
      gc.dispose();
    }
  }

  /** The height of so many rows with the header. */
  public int heightOf(int rows) {
    int between = SWT.getPlatform().equals("gtk") ? GTK_BETWEEN_ROWS : 0;
    return (rowHeight(table.getItemHeight()) + between) * rows + table.getHeaderHeight() + 4;
  }

  private static int rowHeight(int ofText) {
    return Math.max(ofText, LAMP_SIZE + 10);
  }

  private void measure(Event event) {
    event.height = rowHeight(event.height);
    if (event.index == COLUMN) {
      Point text = event.gc.textExtent(((TableItem) event.item).getText(COLUMN));
      event.width = GAP + LAMP_SIZE + GAP + text.x + GAP;
    }
  }

  private static void erase(Event event) {
    if (event.index == COLUMN) {
      event.detail &= ~SWT.FOREGROUND;
    }
  }

  private void paint(Event event) {
    if (event.index != COLUMN) {
      return;
    }
    TableItem item = (TableItem) event.item;
    boolean selected = (event.detail & SWT.SELECTED) != 0;
    Rectangle cell = event.getBounds();
    GC gc = event.gc;
    gc.setForeground(
        table
            .getDisplay()
            .getSystemColor(selected ? SWT.COLOR_LIST_SELECTION_TEXT : SWT.COLOR_LIST_FOREGROUND));
    int y = cell.y + (cell.height - LAMP_SIZE) / 2;
    Lamp lamp = (Lamp) item.getData(LAMP);
    LightPainter.paint(
        gc, lamp == null ? Lamp.WAITING : lamp, cell.x + GAP, y, LAMP_SIZE, selected);
    String word = item.getText(COLUMN);
    int textY = cell.y + (cell.height - gc.textExtent(word).y) / 2;
    gc.drawText(word, cell.x + GAP + LAMP_SIZE + GAP, textY, true);
  }
}
