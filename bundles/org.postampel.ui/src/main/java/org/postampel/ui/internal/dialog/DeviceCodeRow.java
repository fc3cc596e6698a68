package org.postampel.ui.internal.dialog;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Included;
import org.postampel.ui.internal.widget.Plain;
import org.postampel.ui.internal.widget.Roomy;

/** The code that a person types in another browser: large, alone in its line, and to be copied. */
final class DeviceCodeRow {

  /** How much larger than other fixed-width text, in points. */
  private static final int LARGER = 5;

  /** Room for the longest codes in use, of which RFC 8628 asks that they be short. */
  private static final String LONGEST = "WWWW-WWWW-WW";

  private final Composite row;
  private final Text code;

  /** A row in a grid that takes no room until there is a code. */
  DeviceCodeRow(Composite parent, Sentences sentences) {
    row = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(row);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
    Label label = new Label(row, SWT.NONE);
    label.setText(sentences.get("sign-in.code"));
    GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
    code = Ids.mark(new Text(row, SWT.BORDER | SWT.READ_ONLY | SWT.CENTER), "sign-in.code");
    Ids.named(code, label);
    Font font =
        FontDescriptor.createFrom(JFaceResources.getTextFont())
            .increaseHeight(LARGER)
            .createFont(row.getDisplay());
    code.setFont(font);
    code.addListener(SWT.Dispose, event -> font.dispose());
    code.setText(LONGEST);
    GridDataFactory.fillDefaults()
        .align(SWT.BEGINNING, SWT.CENTER)
        .hint(code.computeSize(SWT.DEFAULT, SWT.DEFAULT).x, SWT.DEFAULT)
        .applyTo(code);
    Button copy = Ids.mark(new Button(row, SWT.PUSH), "sign-in.copy-code");
    copy.setText(sentences.get("sign-in.copy-code"));
    Roomy.button(copy);
    copy.addListener(SWT.Selection, event -> Copy.text(copy.getDisplay(), code.getText()));
    show("");
  }

  /** Shows a code, or nothing when it is empty; the window is laid out by the caller. */
  void show(String userCode) {
    code.setText(Plain.text(userCode));
    Included.set(row, !userCode.isEmpty());
  }
}
