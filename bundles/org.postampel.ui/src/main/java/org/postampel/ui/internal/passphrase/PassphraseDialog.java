package org.postampel.ui.internal.passphrase;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.postampel.core.credential.Secret;
import org.postampel.tokenstore.PassphraseSource.Purpose;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;

/** Asks for a passphrase, twice where it is being chosen. */
final class PassphraseDialog extends Dialog {

  private static final int WIDTH = 420;

  private final Sentences sentences;
  private final boolean chosen;
  private Text field;
  private Text again;
  private Label problem;
  private Secret passphrase;

  PassphraseDialog(Shell parent, Sentences sentences, Purpose purpose) {
    super(parent);
    this.sentences = sentences;
    this.chosen = purpose == Purpose.CHOOSE;
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.APPLICATION_MODAL);
  }

  /** What was typed, for the caller to close; empty when the dialog was left. */
  Optional<Secret> passphrase() {
    return Optional.ofNullable(passphrase);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get("passphrase.title"));
    Ids.mark(shell, "passphrase.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, sentences, HelpTopic.STORED_SIGN_INS);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 14).spacing(12, 8).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    Label what = Ids.mark(new Label(area, SWT.WRAP), "passphrase.message");
    what.setText(sentences.get(chosen ? "passphrase.choose" : "passphrase.open"));
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .grab(true, false)
        .hint(WIDTH, SWT.DEFAULT)
        .applyTo(what);
    field = field(area, "passphrase.field");
    if (chosen) {
      again = field(area, "passphrase.again");
    }
    problem = Ids.mark(new Label(area, SWT.WRAP), "passphrase.problem");
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .grab(true, false)
        .hint(WIDTH, SWT.DEFAULT)
        .exclude(true)
        .applyTo(problem);
    return area;
  }

  private Text field(Composite area, String name) {
    Label label = new Label(area, SWT.NONE);
    label.setText(sentences.get(name));
    GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(label);
    Text text = Ids.mark(new Text(area, SWT.BORDER | SWT.PASSWORD), name);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    Ids.named(text, label);
    text.addListener(SWT.Modify, event -> enable());
    return text;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Ids.mark(
        createButton(parent, IDialogConstants.OK_ID, sentences.get("passphrase.ok"), true),
        "passphrase.ok");
    Ids.mark(
        createButton(parent, IDialogConstants.CANCEL_ID, sentences.get("button.cancel"), false),
        "passphrase.cancel");
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    enable();
    field.setFocus();
    return contents;
  }

  private void enable() {
    if (getButton(IDialogConstants.OK_ID) != null) {
      getButton(IDialogConstants.OK_ID)
          .setEnabled(field.getCharCount() > 0 && (again == null || again.getCharCount() > 0));
    }
  }

  @Override
  protected void okPressed() {
    char[] typed = field.getTextChars();
    char[] repeated = again == null ? typed : again.getTextChars();
    try {
      if (!Arrays.equals(typed, repeated)) {
        refuse();
        return;
      }
      passphrase = Secret.of(typed);
    } finally {
      Arrays.fill(typed, '\0');
      Arrays.fill(repeated, '\0');
    }
    super.okPressed();
  }

  private void refuse() {
    problem.setText(sentences.get("passphrase.differ"));
    ((GridData) problem.getLayoutData()).exclude = false;
    getShell().pack();
    again.setFocus();
    again.selectAll();
  }
}
