package org.postampel.ui.internal.check;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
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
import org.postampel.ui.internal.model.Lamp;
import org.postampel.ui.internal.model.StepRow;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.ColumnTexts;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.LightColumn;

/** The table of steps: light and word, what is asked, what came out, how long it took. */
final class StepTable {

  private static final int STEP = 1;
  private static final int DURATION = 2;
  private static final int RESULT = 3;

  private static final int WIDEST_STEP = 360;

  /** How many steps are shown before the one that is selected when a check is over. */
  private static final int BEFORE = 2;

  private final Table table;
  private final TableColumnLayout columns = new TableColumnLayout();
  private final LightColumn lights;
  private final StepWords words;
  private List<String> fitted = List.of();

  StepTable(Composite parent, Sentences sentences, StepWords words, IntConsumer onSelect) {
    this.words = words;
    Composite frame = new Composite(parent, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(frame);
    frame.setLayout(columns);
    table = Ids.mark(new Table(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE), "check.steps");
    lights = new LightColumn(table);
    table.setHeaderVisible(true);
    Ids.named(table, sentences.get("check.steps"));
    Ids.named(frame, sentences.get("check.steps"));
    column(
        sentences.get("check.column.light"),
        new ColumnPixelData(lights.widthFor(words(sentences))));
    column(sentences.get("check.column.step"), new ColumnPixelData(WIDEST_STEP));
    column(sentences.get("check.column.duration"), new ColumnPixelData(80));
    column(sentences.get("check.column.result"), new ColumnWeightData(1, 240));
    table.getColumn(DURATION).setAlignment(SWT.RIGHT);
    table.setColumnOrder(new int[] {0, STEP, RESULT, DURATION});
    table.addListener(SWT.Selection, event -> onSelect.accept(table.getSelectionIndex()));
  }

  Table control() {
    return table;
  }

  /** The height of so many rows with the header. */
  int heightOf(int rows) {
    return lights.heightOf(rows);
  }

  void show(List<StepRow> rows, OptionalInt selected) {
    if (table.getItemCount() > rows.size()) {
      table.remove(rows.size(), table.getItemCount() - 1);
    }
    for (int i = 0; i < rows.size(); i++) {
      TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
      show(item, rows.get(i));
    }
    fit(rows);
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

  /**
   * Scrolls to the selected step, with a little of what came before it, or to the first one. Says
   * so in two ways: the platform still has a scroll to the last step at work before it, which it
   * carries out when it has measured the rows.
   */
  void rest() {
    int first = Math.max(0, table.getSelectionIndex() - BEFORE);
    table.setTopIndex(first);
    table.getVerticalBar().setSelection(first * (heightOf(1) - heightOf(0)));
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
    lights.show(item, row.lamp(), words.light(row));
    item.setText(STEP, words.title(row));
    item.setText(DURATION, words.duration(row));
    item.setText(RESULT, words.result(row));
  }

  /** Only other steps change the width: what a person has dragged stays. */
  private void fit(List<StepRow> rows) {
    List<String> titles = rows.stream().map(words::title).toList();
    if (!titles.equals(fitted)) {
      fitted = titles;
      columns.setColumnData(
          table.getColumn(STEP), new ColumnPixelData(ColumnTexts.width(table, STEP, WIDEST_STEP)));
      table.getParent().layout(true);
    }
  }

  private void column(String text, ColumnLayoutData data) {
    TableColumn column = new TableColumn(table, SWT.NONE);
    column.setText(text);
    columns.setColumnData(column, data);
  }

  /** Every word the light column may show. */
  private static Stream<String> words(Sentences sentences) {
    return sentences.own().keys().stream()
        .filter(key -> key.startsWith("lamp.") || key.startsWith("reason."))
        .map(
            key ->
                key.startsWith("reason.")
                    ? sentences.get("reason", sentences.get(key))
                    : sentences.get(key));
  }
}
