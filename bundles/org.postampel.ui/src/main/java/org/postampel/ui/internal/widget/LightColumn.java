package org.postampel.ui.internal.widget;

import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.postampel.ui.internal.model.Lamp;

/**
 * The first column of a table or a tree as one of lights: a drawn light and its word. The word is
 * also the text of the cell, so that who cannot see the light hears it.
 */
public final class LightColumn {

  private static final int COLUMN = 0;
  private static final int LAMP_SIZE = 16;
  private static final int GAP = 8;
  private static final int GTK_BETWEEN_ROWS = 2;
  private static final int GTK_HEADER_PADDING = 12;
  private static final String LAMP = "lamp";

  private final Composite rows;
  private final IntSupplier itemHeight;
  private final IntSupplier headerHeight;

  /** Makes the first column of this table, which is created elsewhere, one of lights. */
  public LightColumn(Table table) {
    this(table, table::getItemHeight, table::getHeaderHeight);
  }

  /** Makes the first column of this tree, which is created elsewhere, one of lights. */
  public LightColumn(Tree tree) {
    this(tree, tree::getItemHeight, tree::getHeaderHeight);
  }

  private LightColumn(Composite rows, IntSupplier itemHeight, IntSupplier headerHeight) {
    this.rows = rows;
    this.itemHeight = itemHeight;
    this.headerHeight = headerHeight;
    rows.addListener(SWT.MeasureItem, this::measure);
    rows.addListener(SWT.EraseItem, LightColumn::erase);
    rows.addListener(SWT.PaintItem, this::paint);
  }

  /** Shows a light and its word in a row. */
  public void show(Item item, Lamp lamp, String word) {
    if (item.getData(LAMP) != lamp || !item.getText().equals(word)) {
      item.setData(LAMP, lamp);
      item.setText(word);
    }
  }

  /** How wide the column must be for the longest of these words. */
  public int widthFor(Stream<String> words) {
    GC gc = new GC(rows);
    try {
      return words.mapToInt(word -> gc.textExtent(word).x).max().orElse(100) + LAMP_SIZE + GAP * 4;
    } finally {
      gc.dispose();
    }
  }

  /** The height of so many rows with the header. */
  public int heightOf(int count) {
    int between = SWT.getPlatform().equals("gtk") ? GTK_BETWEEN_ROWS : 0;
    return (rowHeight(itemHeight.getAsInt()) + between) * count + headerHeight() + 4;
  }

  /** GTK knows the height of a header only when it is on the screen. */
  private int headerHeight() {
    int known = headerHeight.getAsInt();
    return known > 0 ? known : itemHeight.getAsInt() + GTK_HEADER_PADDING;
  }

  private static int rowHeight(int ofText) {
    return Math.max(ofText, LAMP_SIZE + 10);
  }

  private void measure(Event event) {
    event.height = rowHeight(event.height);
    if (event.index == COLUMN) {
      Point text = event.gc.textExtent(((Item) event.item).getText());
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
    Item item = (Item) event.item;
    boolean selected = (event.detail & SWT.SELECTED) != 0;
    Rectangle cell = event.getBounds();
    GC gc = event.gc;
    gc.setForeground(
        rows.getDisplay()
            .getSystemColor(selected ? SWT.COLOR_LIST_SELECTION_TEXT : SWT.COLOR_LIST_FOREGROUND));
    int y = cell.y + (cell.height - LAMP_SIZE) / 2;
    Lamp lamp = (Lamp) item.getData(LAMP);
    LightPainter.paint(
        gc, lamp == null ? Lamp.WAITING : lamp, cell.x + GAP, y, LAMP_SIZE, selected);
    String word = item.getText();
    int textY = cell.y + (cell.height - gc.textExtent(word).y) / 2;
    gc.drawText(word, cell.x + GAP + LAMP_SIZE + GAP, textY, true);
  }
}
