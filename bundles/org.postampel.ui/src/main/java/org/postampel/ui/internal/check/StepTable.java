package org.postampel.ui.internal.check;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnLayoutData;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.postampel.ui.internal.model.Lamp;
import org.postampel.ui.internal.model.StepRow;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.LightPainter;

/** The table of steps: light and word, what is asked, how long it took. */
final class StepTable {

  private static final int LIGHT = 0;
  private static final int STEP = 1;
  private static final int DURATION = 2;
  private static final int LAMP_SIZE = 16;
  private static final int GAP = 8;
  private static final String LAMP = "lamp";

  private final Table table;
  private final StepWords words;

  StepTable(Composite parent, Sentences sentences, StepWords words, IntConsumer onSelect) {
    this.words = words;
    Composite frame = new Composite(parent, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(frame);
    TableColumnLayout columns = new TableColumnLayout();
    frame.setLayout(columns);
    table = Ids.mark(new Table(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE), "check.steps");
    table.setHeaderVisible(true);
    Ids.named(table, sentences.get("check.steps"));
    column(
        columns, sentences.get("check.column.light"), new ColumnPixelData(lightWidth(sentences)));
    column(columns, sentences.get("check.column.step"), new ColumnWeightData(1, 200));
    column(columns, sentences.get("check.column.duration"), new ColumnPixelData(96));
    table.getColumn(DURATION).setAlignment(SWT.RIGHT);
    table.addListener(SWT.MeasureItem, this::measure);
    table.addListener(SWT.EraseItem, this::erase);
    table.addListener(SWT.PaintItem, this::paint);
    table.addListener(SWT.Selection, event -> onSelect.accept(table.getSelectionIndex()));
  }

  Table control() {
    return table;
  }

  /** The height of so many rows with the header. */
  int heightOf(int rows) {
    return rowHeight(table.getItemHeight()) * rows + table.getHeaderHeight() + 4;
  }

  void show(List<StepRow> rows, OptionalInt selected) {
    if (table.getItemCount() > rows.size()) {
      table.remove(rows.size(), table.getItemCount() - 1);
    }
    for (int i = 0; i < rows.size(); i++) {
      TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
      show(item, rows.get(i));
    }
    int now = selected.orElse(-1);
    if (table.getSelectionIndex() != now) {
      if (now < 0) {
        table.deselectAll();
      } else {
        table.setSelection(now);
      }
    }
    if (now < 0) {
      follow(rows);
    }
  }

  /** Keeps the step at work in sight while nobody looks at another one. */
  private void follow(List<StepRow> rows) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (rows.get(i).lamp() == Lamp.RUNNING) {
        table.showItem(table.getItem(i));
        return;
      }
    }
  }

  private void show(TableItem item, StepRow row) {
    String light = words.light(row);
    if (item.getData(LAMP) != row.lamp() || !item.getText(LIGHT).equals(light)) {
      item.setData(LAMP, row.lamp());
      item.setText(LIGHT, light);
    }
    item.setText(STEP, words.title(row));
    item.setText(DURATION, words.duration(row));
  }

  private void column(TableColumnLayout layout, String text, ColumnLayoutData data) {
    TableColumn column = new TableColumn(table, SWT.NONE);
    column.setText(text);
    layout.setColumnData(column, data);
  }

  private int lightWidth(Sentences sentences) {
    GC gc = new GC(table);
    try {
      return sentences.own().keys().stream()
              .filter(key -> key.startsWith("lamp.") || key.startsWith("reason."))
              .map(
                  key ->
                      key.startsWith("reason.")
                          ? sentences.get("reason", sentences.get(key))
                          : sentences.get(key))
              .mapToInt(word -> gc.textExtent(word).x)
              .max()
              .orElse(100)
          + LAMP_SIZE
          + GAP * 4;
    } finally {
      gc.dispose();
    }
  }

  private void measure(Event event) {
    event.height = rowHeight(event.height);
    if (event.index == LIGHT) {
      Point text = event.gc.textExtent(((TableItem) event.item).getText(LIGHT));
      event.width = GAP + LAMP_SIZE + GAP + text.x + GAP;
    }
  }

  private static int rowHeight(int ofText) {
    return Math.max(ofText, LAMP_SIZE + 10);
  }

  private void erase(Event event) {
    if (event.index == LIGHT) {
      event.detail &= ~SWT.FOREGROUND;
    }
  }

  private void paint(Event event) {
    if (event.index != LIGHT) {
      return;
    }
    TableItem item = (TableItem) event.item;
    boolean selected = (event.detail & SWT.SELECTED) != 0;
    Rectangle cell = item.getBounds(LIGHT);
    GC gc = event.gc;
    gc.setForeground(
        table
            .getDisplay()
            .getSystemColor(selected ? SWT.COLOR_LIST_SELECTION_TEXT : SWT.COLOR_LIST_FOREGROUND));
    int y = cell.y + (cell.height - LAMP_SIZE) / 2;
    Lamp lamp = (Lamp) item.getData(LAMP);
    LightPainter.paint(
        gc, lamp == null ? Lamp.WAITING : lamp, cell.x + GAP, y, LAMP_SIZE, selected);
    String word = item.getText(LIGHT);
    int textY = cell.y + (cell.height - gc.textExtent(word).y) / 2;
    gc.drawText(word, cell.x + GAP + LAMP_SIZE + GAP, textY, true);
  }
}
