package org.postampel.ui.internal.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxDraft;
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
import org.postampel.ui.internal.widget.Included;
import org.postampel.ui.internal.widget.Question;
import org.postampel.ui.internal.widget.TitleFont;
import org.postampel.ui.internal.widget.UiThread;

/** Lets a person choose the template of a new mailbox, or delete one. */
public final class TemplateChoiceDialog extends TitleAreaDialog {

  private static final int ROWS = 7;
  private static final int WIDTH = 420;
  private static final int DELETE_ID = IDialogConstants.CLIENT_ID + 1;

  private final DialogServices services;
  private final MailboxTemplates templates;
  private final Sentences sentences;
  private final BackgroundWork work;
  private List<MailboxEntry> shown = List.of();
  private boolean busy;
  private org.eclipse.swt.widgets.List list;
  private Label label;
  private Label none;
  private MailboxDraft chosen;

  /**
   * A dialog over the templates beside the mailboxes.
   *
   * @param parent the window it belongs to, or null for none
   */
  public TemplateChoiceDialog(Shell parent, DialogServices services) {
    super(parent);
    this.services = services;
    this.templates = MailboxTemplates.beside(services.mailboxes());
    this.sentences = Sentences.in(services.locale());
    this.work = new BackgroundWork(services.background(), new UiThread(Display.getCurrent()));
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
    setHelpAvailable(false);
  }

  /** What the new mailbox begins with; empty when the dialog was left without a choice. */
  public Optional<MailboxDraft> chosen() {
    return Optional.ofNullable(chosen);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get("template.choose.title"));
    Ids.mark(shell, "template.choose.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, services, HelpTopic.TEMPLATES);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 14).spacing(0, 6).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    none = Ids.mark(new Label(area, SWT.WRAP), "template.none");
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(WIDTH, SWT.DEFAULT)
        .exclude(true)
        .applyTo(none);
    none.setVisible(false);
    label = new Label(area, SWT.NONE);
    label.setText(sentences.get("template.choose.list"));
    GridDataFactory.fillDefaults().applyTo(label);
    list =
        Ids.mark(
            new org.eclipse.swt.widgets.List(area, SWT.BORDER | SWT.SINGLE | SWT.V_SCROLL),
            "template.list");
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(WIDTH, list.getItemHeight() * ROWS)
        .applyTo(list);
    Ids.named(list, label);
    list.addListener(SWT.Selection, event -> refresh());
    list.addListener(
        SWT.DefaultSelection,
        event -> {
          if (getButton(IDialogConstants.OK_ID).isEnabled()) {
            okPressed();
          }
        });
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Ids.mark(
        createButton(parent, DELETE_ID, sentences.get("template.delete"), false),
        "template.delete");
    Ids.mark(
        createButton(parent, IDialogConstants.OK_ID, sentences.get("template.use"), true),
        "template.use");
    Ids.mark(
        createButton(parent, IDialogConstants.CANCEL_ID, sentences.get("button.cancel"), false),
        "template.cancel");
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    TitleFont.set(this, contents, sentences.get("template.choose.title"));
    refresh();
    load();
    return contents;
  }

  @Override
  protected void buttonPressed(int id) {
    if (id == DELETE_ID) {
      delete();
    } else {
      super.buttonPressed(id);
    }
  }

  @Override
  protected void okPressed() {
    selected()
        .filter(MailboxEntry.Readable.class::isInstance)
        .map(MailboxEntry.Readable.class::cast)
        .ifPresent(
            template -> {
              chosen = MailboxTemplates.beginning(template.draft());
              TemplateChoiceDialog.super.okPressed();
            });
  }

  private void delete() {
    MailboxEntry template = selected().orElseThrow();
    boolean sure =
        Question.isInsistedOn(
            getShell(),
            "template.delete",
            new Question.Words(
                sentences.get("template.choose.title"),
                sentences.get("template.delete.question", Copies.name(template)),
                sentences.get("template.delete"),
                sentences.get("button.cancel")));
    if (sure) {
      ask(
          () -> {
            templates.remove(template.id());
            return templates.list();
          });
    }
  }

  private void load() {
    ask(templates::list);
  }

  private record Answer(List<MailboxEntry> entries, Optional<MailboxStorageException> failure) {}

  private void ask(Supplier<List<MailboxEntry>> question) {
    busy = true;
    refresh();
    work.ask(
        getShell(),
        () -> {
          try {
            return new Answer(question.get(), Optional.empty());
          } catch (MailboxStorageException failure) {
            return new Answer(List.of(), Optional.of(failure));
          }
        },
        this::show,
        () -> say(sentences.get("internal-error")));
  }

  private void show(Answer answer) {
    busy = false;
    if (answer.failure().isPresent()) {
      say(sentences.of(answer.failure().get()));
      return;
    }
    List<MailboxEntry> sorted = new ArrayList<>(answer.entries());
    sorted.sort(Comparator.comparing(Copies::name, String.CASE_INSENSITIVE_ORDER));
    shown = List.copyOf(sorted);
    list.setItems(shown.stream().map(Copies::name).toArray(String[]::new));
    if (!shown.isEmpty()) {
      list.select(0);
    }
    showList(!shown.isEmpty());
    refresh();
  }

  /** An empty list would say nothing, so a sentence stands in its place. */
  private void showList(boolean some) {
    none.setText(some ? "" : sentences.get("template.choose.none"));
    for (Control part : List.of(label, list, none)) {
      Included.set(part, some == (part != none));
    }
    list.getParent().layout(true);
    (some ? list : getButton(IDialogConstants.CANCEL_ID)).setFocus();
  }

  private void say(String failure) {
    busy = false;
    refresh();
    setErrorMessage(failure);
  }

  private Optional<MailboxEntry> selected() {
    int index = list.getSelectionIndex();
    return index < 0 ? Optional.empty() : Optional.of(shown.get(index));
  }

  private void refresh() {
    MailboxEntry template = selected().orElse(null);
    setErrorMessage(null);
    if (template instanceof MailboxEntry.Broken broken) {
      setMessage(broken.defect().sentence(sentences.core()), IMessageProvider.WARNING);
    } else {
      setMessage(sentences.get("template.choose.note"));
    }
    getButton(IDialogConstants.OK_ID)
        .setEnabled(!busy && template instanceof MailboxEntry.Readable);
    getButton(DELETE_ID).setEnabled(!busy && template != null);
  }
}
