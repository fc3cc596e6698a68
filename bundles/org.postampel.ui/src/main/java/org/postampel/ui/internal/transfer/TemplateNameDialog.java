package org.postampel.ui.internal.transfer;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.core.mailbox.MailboxTemplates;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.TitleFont;
import org.postampel.ui.internal.widget.UiThread;
import org.postampel.ui.internal.widget.WindowSize;

/** Asks for the name of a template and saves it. */
public final class TemplateNameDialog extends TitleAreaDialog {

  private final DialogServices services;
  private final MailboxEntry.Readable mailbox;
  private final MailboxTemplates templates;
  private final Sentences sentences;
  private final BackgroundWork work;
  private final Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private Text name;
  private String refusal = "";
  private boolean saving;

  /**
   * A dialog over a mailbox.
   *
   * @param parent the window it belongs to, or null for none
   */
  public TemplateNameDialog(Shell parent, DialogServices services, MailboxEntry.Readable mailbox) {
    super(parent);
    this.services = services;
    this.mailbox = mailbox;
    this.templates = MailboxTemplates.beside(services.mailboxes());
    this.sentences = Sentences.in(services.locale());
    this.work = new BackgroundWork(services.background(), new UiThread(Display.getCurrent()));
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
    setHelpAvailable(false);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get("template.save.title"));
    Ids.mark(shell, "template.save.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, services, HelpTopic.TEMPLATES);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 14).spacing(10, 8).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    Label label = new Label(area, SWT.NONE);
    label.setText(sentences.get("template.name"));
    name = Ids.mark(new Text(area, SWT.BORDER), "template.name");
    name.setText(Copies.name(mailbox));
    name.selectAll();
    GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
    Ids.named(name, label);
    name.addListener(
        SWT.Modify,
        event -> {
          refusal = "";
          refresh();
        });
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Ids.mark(
        createButton(parent, IDialogConstants.OK_ID, sentences.get("button.save"), true),
        "template.save");
    Ids.mark(
        createButton(parent, IDialogConstants.CANCEL_ID, sentences.get("button.cancel"), false),
        "template.cancel");
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    TitleFont.set(this, contents, sentences.get("template.save.title"));
    refresh();
    work.ask(
        getShell(),
        templates::list,
        all -> {
          all.forEach(template -> known.add(Copies.name(template)));
          refresh();
        },
        () -> refuse(sentences.get("internal-error")));
    return contents;
  }

  /** One field needs less room than the platform gives a dialog of this kind. */
  @Override
  protected Point getInitialSize() {
    return WindowSize.of(getShell(), super.getInitialSize().x);
  }

  @Override
  protected void okPressed() {
    String chosen = name.getText();
    saving = true;
    refresh();
    work.ask(
        getShell(),
        () -> save(chosen),
        failure ->
            failure.ifPresentOrElse(
                said -> refuse(sentences.of(said)), () -> TemplateNameDialog.super.okPressed()),
        () -> refuse(sentences.get("internal-error")));
  }

  private Optional<MailboxStorageException> save(String chosen) {
    try {
      templates.save(chosen, mailbox.draft());
      return Optional.empty();
    } catch (MailboxStorageException failure) {
      return Optional.of(failure);
    }
  }

  private void refuse(String sentence) {
    saving = false;
    refusal = sentence;
    refresh();
  }

  private void refresh() {
    String chosen = name.getText().strip();
    setErrorMessage(refusal.isEmpty() ? null : refusal);
    if (known.contains(chosen)) {
      setMessage(sentences.get("template.save.replaces", chosen), IMessageProvider.WARNING);
    } else {
      setMessage(sentences.get("template.save.note"));
    }
    getButton(IDialogConstants.OK_ID).setEnabled(!chosen.isEmpty() && !saving);
  }
}
