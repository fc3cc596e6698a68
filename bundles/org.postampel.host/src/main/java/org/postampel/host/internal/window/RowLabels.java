package org.postampel.host.internal.window;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.TableColumn;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.text.Texts;
import org.postampel.host.internal.list.LastCheck;
import org.postampel.host.internal.list.MailboxRow;

/** The columns of the mailbox list; a light is shape and word, never colour alone. */
final class RowLabels {

  /** Dark enough to be read on white, light enough on a dark theme. */
  private static final Map<String, Color> COLORS =
      Map.of(
          "green", new Color(0x1E, 0x8E, 0x3E),
          "yellow", new Color(0xB8, 0x86, 0x0B),
          "red", new Color(0xDA, 0x1E, 0x28));

  /** The columns from left to right. */
  enum Column {
    NAME(6),
    ADDRESS(5),
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
        new StyledCellLabelProvider() {
          @Override
          public void update(ViewerCell cell) {
            MailboxRow row = (MailboxRow) cell.getElement();
            cell.setText(label(row, column));
            cell.setStyleRanges(column == Column.LIGHT ? shapeInColor(row) : new StyleRange[0]);
            super.update(cell);
          }
        });
    return viewerColumn.getColumn();
  }

  String label(MailboxRow row, Column column) {
    return switch (column) {
      case NAME -> row.name();
      case ADDRESS -> row.address();
      case LIGHT -> light(row);
      case CHECKED -> checked(row.lastCheck());
    };
  }

  private String light(MailboxRow row) {
    if (row.lastCheck() instanceof LastCheck.Done done) {
      return texts.get("light." + done.light());
    }
    if (row.entry() instanceof MailboxEntry.Broken) {
      return texts.get("light.broken");
    }
    return texts.get(row.lastCheck() instanceof LastCheck.Never ? "light.none" : "light.outdated");
  }

  private String checked(LastCheck check) {
    if (check instanceof LastCheck.Done done) {
      return shown(done.finished());
    }
    return check instanceof LastCheck.Outdated outdated ? shown(outdated.finished()) : "";
  }

  private String shown(Instant instant) {
    return moment.format(instant);
  }

  /** The first character of a light is its shape. */
  private static StyleRange[] shapeInColor(MailboxRow row) {
    Color color = row.lastCheck() instanceof LastCheck.Done done ? COLORS.get(done.light()) : null;
    return color == null
        ? new StyleRange[0]
        : new StyleRange[] {new StyleRange(0, 1, color, null, SWT.BOLD)};
  }
}
