package org.postampel.ui.internal.check;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.model.ServerCertificate;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Plain;
import org.postampel.ui.internal.widget.Roomy;
import org.postampel.ui.internal.widget.TabLeaves;

/**
 * Shows the certificates a server sent. Its own one can be trusted for this mailbox, but only by
 * somebody who says that the fingerprint was compared; nothing here trusts more than that.
 */
final class CertificateDialog extends Dialog {

  private static final int WIDTH = 640;

  private final Sentences sentences;
  private final List<ServerCertificate> chain;
  private final boolean trustable;
  private Button compared;

  /**
   * A dialog over a chain.
   *
   * @param chain at least one certificate, the server's own first
   * @param trustable whether trusting the first one is offered
   */
  CertificateDialog(
      Shell parent, Sentences sentences, List<ServerCertificate> chain, boolean trustable) {
    super(parent);
    this.sentences = sentences;
    this.chain = List.copyOf(chain);
    this.trustable = trustable;
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  /** Whether the person wants the first certificate to be trusted; blocks. */
  boolean isAnsweredYes() {
    return open() == IDialogConstants.OK_ID;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get("certificate.title"));
    Ids.mark(shell, "certificate.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, sentences, HelpTopic.CERTIFICATE);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 14).spacing(10, 4).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    for (int i = 0; i < chain.size(); i++) {
      show(area, chain.get(i), i);
    }
    if (trustable) {
      compare(area);
    } else {
      wide(area, sentences.get("certificate.not-here"), false);
    }
    return area;
  }

  @Override
  protected void setButtonLayoutData(Button button) {
    super.setButtonLayoutData(button);
    Roomy.inDialog(button);
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    // Otherwise the caret would stand in the first line there is to read.
    (compared == null ? getButton(IDialogConstants.CANCEL_ID) : compared).setFocus();
    return contents;
  }

  private void show(Composite area, ServerCertificate one, int number) {
    wide(area, sentences.get(number == 0 ? "certificate.own" : "certificate.issuing"), true);
    row(area, number, "subject", one.subject());
    if (!one.names().isEmpty()) {
      row(area, number, "names", String.join(", ", one.names()));
    }
    row(area, number, "issuer", one.issuer());
    row(
        area,
        number,
        "validity",
        sentences.get("certificate.from-until", day(one.from()), day(one.until())));
    row(area, number, "fingerprint", inTwoLines(one.fingerprint()))
        .setFont(JFaceResources.getTextFont());
  }

  /** Two lines of the same length are compared sooner than one and a rest. */
  private static String inTwoLines(String fingerprint) {
    int half = (fingerprint.length() + 1) / 2;
    return fingerprint.substring(0, half) + "\n" + fingerprint.substring(half);
  }

  private void compare(Composite area) {
    wide(area, sentences.get("certificate.compare.how"), false);
    if (chain.get(0).mayIssue()) {
      wide(area, sentences.get("certificate.may-issue"), false);
    }
    compared = Ids.mark(new Button(area, SWT.CHECK), "certificate.compared");
    compared.setText(sentences.get("certificate.compared"));
    GridDataFactory.fillDefaults().span(2, 1).indent(0, 6).applyTo(compared);
    compared.addListener(
        SWT.Selection,
        event -> {
          boolean same = compared.getSelection();
          getButton(IDialogConstants.OK_ID).setEnabled(same);
          int usual = same ? IDialogConstants.OK_ID : IDialogConstants.CANCEL_ID;
          getShell().setDefaultButton(getButton(usual));
        });
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    if (trustable) {
      Button trust =
          createButton(parent, IDialogConstants.OK_ID, sentences.get("certificate.trust"), false);
      Ids.mark(trust, "certificate.trust").setEnabled(false);
    }
    Ids.mark(
        createButton(parent, IDialogConstants.CANCEL_ID, sentences.get("button.close"), true),
        "certificate.close");
  }

  private String day(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(sentences.own().locale())
        .format(instant.atZone(ZoneId.systemDefault()));
  }

  private void wide(Composite area, String sentence, boolean bold) {
    Label label = new Label(area, SWT.WRAP);
    label.setText(sentence);
    if (bold) {
      label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
    }
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .grab(true, false)
        .indent(0, 6)
        .hint(WIDTH, SWT.DEFAULT)
        .applyTo(label);
  }

  private Text row(Composite area, int number, String name, String value) {
    Label label = new Label(area, SWT.NONE);
    label.setText(sentences.get("certificate." + name));
    GridDataFactory.fillDefaults().align(SWT.END, SWT.BEGINNING).applyTo(label);
    Text text =
        Ids.mark(
            new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP),
            "certificate." + number + "." + name);
    text.setText(Plain.text(value));
    text.setBackground(area.getBackground());
    GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH - 150, SWT.DEFAULT).applyTo(text);
    TabLeaves.from(text);
    Ids.named(text, label);
    return text;
  }
}
