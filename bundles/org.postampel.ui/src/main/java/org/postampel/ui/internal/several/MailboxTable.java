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
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.postampel.ui.internal.model.MailboxLine;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.ColumnTexts;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.LightColumn;
import org.postampel.ui.internal.widget.Plain;

/**
 * The table of mailboxes: light and word, name, address, and what was found. Names and addresses
 * have the room they need, as far as it goes; what was found has the rest.
 */
final class MailboxTable {

  private static final int NAME = 1;
  private static final int ADDRESS = 2;
  private static final int FOUND = 3;
  private static final int WIDEST_NAME = 360;
  private static final int WIDEST_ADDRESS = 360;

  private final Table table;
  private final TableColumnLayout columns;
  private final LightColumn lights;
  private final SeveralWords words;
  private List<String> fitted = List.of();

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
    columns = new TableColumnLayout();
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
    column(sentences.get("check.column.light"), new ColumnPixelData(lights.widthFor(lamps)));
    column(sentences.get("several.column.name"), new ColumnPixelData(120));
    column(sentences.get("several.column.address"), new ColumnPixelData(180));
    column(sentences.get("several.column.found"), new ColumnWeightData(1, 240));
    table.addListener(SWT.Selection, event -> selected.run());
    table.addListener(SWT.DefaultSelection, event -> opened.run());
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

  /** The whole sentence of the selected row, which may be longer than its column. */
  String found() {
    int row = table.getSelectionIndex();
    return row < 0 ? "" : table.getItem(row).getText(FOUND);
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
    fit(lines);
  }

  /** Only a new list changes the widths: what a person has dragged stays. */
  private void fit(List<MailboxLine> lines) {
    List<String> texts = lines.stream().map(line -> line.name() + '\n' + line.address()).toList();
    if (!texts.equals(fitted)) {
      fitted = texts;
      fit(NAME, WIDEST_NAME);
      fit(ADDRESS, WIDEST_ADDRESS);
      table.getParent().layout(true);
    }
  }

  private void fit(int column, int widest) {
    Stream<String> texts = Stream.of(table.getItems()).map(item -> item.getText(column));
    int width = ColumnTexts.width(table, table.getColumn(column).getText(), texts, widest);
    columns.setColumnData(table.getColumn(column), new ColumnPixelData(width));
  }

  private static void say(TableItem item, int column, String text) {
    String plain = Plain.text(text);
    if (!item.getText(column).equals(plain)) {
      item.setText(column, plain);
    }
  }

  private void column(String text, ColumnLayoutData data) {
    TableColumn column = new TableColumn(table, SWT.NONE);
    column.setText(text);
    columns.setColumnData(column, data);
  }
}
