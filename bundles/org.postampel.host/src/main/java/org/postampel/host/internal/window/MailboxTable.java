package org.postampel.host.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.text.Texts;
import org.postampel.host.internal.list.MailboxRow;

/** The list of mailboxes. Refilling it keeps the selection. */
final class MailboxTable {

  private static final int SMALLEST_COLUMN = 90;

  private final Composite frame;
  private final TableViewer viewer;
  private final Runnable selected;
  private boolean refilling;

  /**
   * An empty list.
   *
   * @param selected called after each change of the selection
   * @param opened called after a double click or Enter on a row
   * @param delete called after the key "Delete"
   */
  MailboxTable(Composite parent, Texts texts, Runnable selected, Runnable opened, Runnable delete) {
    this.selected = selected;
    frame = new Composite(parent, SWT.NONE);
    TableColumnLayout layout = new TableColumnLayout();
    frame.setLayout(layout);
    viewer = new TableViewer(frame, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
    table().setHeaderVisible(true);
    table().setData(HostWindow.WIDGET_ID, "mailboxes");
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    RowLabels labels = new RowLabels(texts);
    for (RowLabels.Column column : RowLabels.Column.values()) {
      layout.setColumnData(
          labels.addColumn(viewer, column), new ColumnWeightData(column.weight(), SMALLEST_COLUMN));
    }
    viewer.addSelectionChangedListener(event -> selectionChanged());
    viewer.addDoubleClickListener(event -> opened.run());
    viewer
        .getTable()
        .addListener(
            SWT.KeyDown,
            event -> {
              if (event.keyCode == SWT.DEL && event.stateMask == 0) {
                delete.run();
              }
            });
  }

  Control control() {
    return frame;
  }

  void setFocus() {
    table().setFocus();
  }

  /** The selected rows, from top to bottom. */
  List<MailboxRow> selection() {
    List<MailboxRow> rows = new ArrayList<>();
    for (Object row : viewer.getStructuredSelection().toList()) {
      rows.add((MailboxRow) row);
    }
    return rows;
  }

  /** The widget of the list itself. */
  Table table() {
    return viewer.getTable();
  }

  /**
   * Shows these rows.
   *
   * @param select the row to select; without one the same as before, or the one in their place
   */
  void show(List<MailboxRow> rows, Optional<MailboxId> select) {
    int place = table().getSelectionIndex();
    Set<MailboxId> wanted =
        select
            .map(Set::of)
            .orElseGet(() -> selection().stream().map(MailboxRow::id).collect(Collectors.toSet()));
    // In between nothing is selected: buttons switched off for a moment would lose the focus.
    refilling = true;
    try {
      viewer.setInput(rows);
      List<MailboxRow> again = rows.stream().filter(row -> wanted.contains(row.id())).toList();
      viewer.setSelection(
          new StructuredSelection(again.isEmpty() ? inPlace(rows, place) : again), true);
    } finally {
      refilling = false;
    }
    selectionChanged();
  }

  private static List<MailboxRow> inPlace(List<MailboxRow> rows, int place) {
    return rows.isEmpty()
        ? List.of()
        : List.of(rows.get(Math.max(0, Math.min(place, rows.size() - 1))));
  }

  private void selectionChanged() {
    if (!refilling) {
      selected.run();
    }
  }
}
