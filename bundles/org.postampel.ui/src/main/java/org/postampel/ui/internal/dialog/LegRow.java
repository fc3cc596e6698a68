package org.postampel.ui.internal.dialog;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.postampel.core.text.Texts;
import org.postampel.ui.internal.widget.Ids;

/** Host, port and security of one server, side by side. */
record LegRow(Composite row, Text host, Text port, Combo security) {

  private static final int GAP = 8;

  /** With the gap, room before a field for the mark of a problem. */
  private static final int MARK = 14;

  static LegRow in(Composite parent, Texts texts) {
    Composite row = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(4).spacing(GAP, 0).applyTo(row);
    Text host = new Text(row, SWT.BORDER);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(host);
    Label portLabel = new Label(row, SWT.NONE);
    portLabel.setText(texts.get("field.port"));
    GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).indent(6, 0).applyTo(portLabel);
    Text port = new Text(row, SWT.BORDER);
    port.setTextLimit(6);
    GridDataFactory.fillDefaults()
        .align(SWT.FILL, SWT.CENTER)
        .hint(widthOf(port, "65535") + 24, SWT.DEFAULT)
        .indent(MARK, 0)
        .applyTo(port);
    Combo security = new Combo(row, SWT.READ_ONLY);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).indent(MARK, 0).applyTo(security);
    Ids.named(port, portLabel);
    Ids.named(security, texts.get("field.security"));
    return new LegRow(row, host, port, security);
  }

  /** Makes the choice as wide as the longest word it will show; before there is any word. */
  void fit(String longest) {
    security.add(longest);
    ((GridData) security.getLayoutData()).widthHint =
        security.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
    security.removeAll();
  }

  private static int widthOf(Text text, String sample) {
    GC gc = new GC(text);
    try {
      return gc.textExtent(sample).x;
    } finally {
      gc.dispose();
    }
  }
}
