package org.postampel.ui.internal.dialog;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.postampel.ui.internal.model.ConnectionData;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.FormRows;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Included;
import org.postampel.ui.internal.widget.Roomy;

/** What goes between the person and the administrator: their data in, a request out. */
final class ConnectionRow {

  /** What the buttons do. */
  interface Deeds {
    /** Takes connection data from the clipboard. */
    void paste();

    /** Takes connection data over; closes it. */
    void adopt(ConnectionData data);

    /** Copies the request to the administrator. */
    void request();
  }

  private final FormRow row;
  private Button paste;
  private Button request;
  private Label said;

  ConnectionRow(FormRows rows, Sentences sentences, Deeds deeds) {
    this.row =
        rows.row(
            "",
            parent -> {
              Composite area = new Composite(parent, SWT.NONE);
              GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).applyTo(area);
              paste = button(area, "paste", sentences.get("connection.paste"), deeds::paste);
              request =
                  button(area, "request", sentences.get("administrator.request"), deeds::request);
              said = Ids.mark(new Label(area, SWT.WRAP), "mailbox.connection.said");
              GridDataFactory.fillDefaults()
                  .grab(true, false)
                  .span(2, 1)
                  .hint(FormRows.NARROWEST, SWT.DEFAULT)
                  .exclude(true)
                  .applyTo(said);
              return area;
            });
  }

  private static Button button(Composite area, String id, String text, Runnable deed) {
    Button button = Ids.mark(new Button(area, SWT.PUSH), "mailbox." + id);
    button.setText(text);
    Roomy.button(button);
    button.addListener(SWT.Selection, event -> deed.run());
    return button;
  }

  /** Says what became of it; empty for nothing. The form is laid out by the caller. */
  void say(String sentence) {
    said.setText(sentence.replace("&", "&&"));
    Included.set(said, !sentence.isEmpty());
  }

  boolean refresh(boolean data, boolean administrator) {
    boolean changed = Included.set(paste, data) | Included.set(request, administrator);
    return row.show(data || administrator) || changed;
  }
}
