package org.postampel.ui.internal.dialog;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.FormRows;
import org.postampel.ui.internal.widget.Ids;

/** The button that signs in, and beside it who is signed in. */
final class SignInRow {

  private final FormRow row;
  private Button button;
  private Label status;

  SignInRow(FormRows rows, Sentences sentences, Runnable onSignIn) {
    this.row =
        rows.row(
            "",
            parent -> {
              Composite both = new Composite(parent, SWT.NONE);
              GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(both);
              button = Ids.mark(new Button(both, SWT.PUSH), "mailbox.sign-in-button");
              button.setText(sentences.get("sign-in.button"));
              GridDataFactory.fillDefaults()
                  .hint(
                      Math.max(110, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 12),
                      SWT.DEFAULT)
                  .applyTo(button);
              button.addListener(SWT.Selection, event -> onSignIn.run());
              status = Ids.mark(new Label(both, SWT.NONE), "mailbox.sign-in-status");
              GridDataFactory.fillDefaults()
                  .align(SWT.FILL, SWT.CENTER)
                  .grab(true, false)
                  .applyTo(status);
              return both;
            });
  }

  FormRow row() {
    return row;
  }

  /** Says who is signed in. */
  void status(String sentence) {
    status.setText(sentence);
    status.setToolTipText(sentence);
    status.getParent().layout();
  }
}
