package org.postampel.host.internal.window;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
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
    viewer = new TableViewer(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
    viewer.getTable().setHeaderVisible(true);
    viewer.getTable().setData(HostWindow.WIDGET_ID, "mailboxes");
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
    viewer.getTable().setFocus();
  }

  Optional<MailboxRow> selection() {
    return Optional.ofNullable((MailboxRow) viewer.getStructuredSelection().getFirstElement());
  }

  /**
   * Shows these rows.
   *
   * @param select the row to select; without one the same as before, or the one in its place
   */
  void show(List<MailboxRow> rows, Optional<MailboxId> select) {
    int place = viewer.getTable().getSelectionIndex();
    Optional<MailboxId> wanted = select.or(() -> selection().map(MailboxRow::id));
    // In between nothing is selected: buttons switched off for a moment would lose the focus.
    refilling = true;
    try {
      viewer.setInput(rows);
      wanted
          .flatMap(id -> rows.stream().filter(row -> row.id().equals(id)).findFirst())
          .or(() -> inPlace(rows, place))
          .ifPresent(row -> viewer.setSelection(new StructuredSelection(row), true));
    } finally {
      refilling = false;
    }
    selectionChanged();
  }

  private static Optional<MailboxRow> inPlace(List<MailboxRow> rows, int place) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.get(Math.max(0, Math.min(place, rows.size() - 1))));
  }

  private void selectionChanged() {
    if (!refilling) {
      selected.run();
    }
  }
}
