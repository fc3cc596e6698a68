package org.postampel.ui.internal.several;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnLayoutData;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.postampel.ui.internal.model.MailboxLine;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.LightColumn;
import org.postampel.ui.internal.widget.Plain;

/** The table of mailboxes: light and word, name, address, and what was found. */
final class MailboxTable {

  private static final int NAME = 1;
  private static final int ADDRESS = 2;
  private static final int FOUND = 3;

  private final Table table;
  private final LightColumn lights;
  private final SeveralWords words;

  /**
   * An empty table.
   *
   * @param selected called after each change of the selection
   * @param opened called after a double click or Enter on a row
   */
  MailboxTable(
      Composite parent,
      Sentences sentences,
      SeveralWords words,
      Runnable selected,
      Runnable opened) {
    this.words = words;
    Composite frame = new Composite(parent, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(frame);
    TableColumnLayout columns = new TableColumnLayout();
    frame.setLayout(columns);
    table =
        Ids.mark(
            new Table(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE), "several.mailboxes");
    lights = new LightColumn(table);
    table.setHeaderVisible(true);
    Ids.named(table, sentences.get("several.mailboxes"));
    Ids.named(frame, sentences.get("several.mailboxes"));
    Stream<String> lamps =
        sentences.own().keys().stream().filter(key -> key.startsWith("lamp.")).map(sentences::get);
    column(
        columns, sentences.get("check.column.light"), new ColumnPixelData(lights.widthFor(lamps)));
    column(columns, sentences.get("several.column.name"), new ColumnWeightData(3, 120));
    column(columns, sentences.get("several.column.address"), new ColumnWeightData(4, 180));
    column(columns, sentences.get("several.column.found"), new ColumnWeightData(7, 240));
    table.addListener(SWT.Selection, event -> selected.run());
    table.addListener(SWT.DefaultSelection, event -> opened.run());
    table.addListener(SWT.MouseHover, event -> table.setToolTipText(foundAt(event.x, event.y)));
  }

  Table control() {
    return table;
  }

  int heightOf(int rows) {
    return lights.heightOf(rows);
  }

  OptionalInt selected() {
    int row = table.getSelectionIndex();
    return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
  }

  void select(int row) {
    table.setSelection(row);
  }

  void show(List<MailboxLine> lines) {
    if (table.getItemCount() > lines.size()) {
      table.remove(lines.size(), table.getItemCount() - 1);
    }
    for (int i = 0; i < lines.size(); i++) {
      TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
      MailboxLine line = lines.get(i);
      lights.show(item, line.lamp(), words.light(line));
      say(item, NAME, line.name());
      say(item, ADDRESS, line.address());
      say(item, FOUND, words.found(line));
    }
  }

  /** The whole sentence of a row, which may be longer than its column; null for no row. */
  private String foundAt(int x, int y) {
    TableItem item = table.getItem(new Point(x, y));
    return item == null ? null : item.getText(FOUND).replace("&", "&&");
  }

  private static void say(TableItem item, int column, String text) {
    String plain = Plain.text(text);
    if (!item.getText(column).equals(plain)) {
      item.setText(column, plain);
    }
  }

  private void column(TableColumnLayout layout, String text, ColumnLayoutData data) {
    TableColumn column = new TableColumn(table, SWT.NONE);
    column.setText(text);
    layout.setColumnData(column, data);
  }
}
