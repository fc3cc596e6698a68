package org.postampel.host.internal.window;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.TableColumn;
import org.postampel.core.text.Texts;
import org.postampel.host.internal.list.LastCheck;
import org.postampel.host.internal.list.MailboxRow;

/** The columns of the mailbox list; a light is shape and word, never colour alone. */
final class RowLabels {

  /** The columns from left to right. */
  enum Column {
    NAME(3),
    ADDRESS(4),
    LIGHT(2),
    CHECKED(3);

    private final int weight;

    Column(int weight) {
      this.weight = weight;
    }

    int weight() {
      return weight;
    }
  }

  private final Texts texts;
  private final DateTimeFormatter moment;

  RowLabels(Texts texts) {
    this.texts = texts;
    this.moment =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
            .withLocale(texts.locale())
            .withZone(ZoneId.systemDefault());
  }

  TableColumn addColumn(TableViewer viewer, Column column) {
    TableViewerColumn viewerColumn = new TableViewerColumn(viewer, SWT.LEFT);
    viewerColumn.getColumn().setText(texts.get("column." + column.name().toLowerCase(Locale.ROOT)));
    viewerColumn.setLabelProvider(
        new ColumnLabelProvider() {
          @Override
          public String getText(Object element) {
            return label((MailboxRow) element, column);
          }
        });
    return viewerColumn.getColumn();
  }

  String label(MailboxRow row, Column column) {
    return switch (column) {
      case NAME -> row.name();
      case ADDRESS -> row.address();
      case LIGHT ->
          row.lastCheck() instanceof LastCheck.Done done
              ? texts.get("light." + done.light())
              : texts.get("light.none");
      case CHECKED ->
          row.lastCheck() instanceof LastCheck.Done done ? moment.format(done.finished()) : "";
    };
  }
}
