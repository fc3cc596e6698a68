package org.postampel.ui.internal.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.TabLeaves;

/** Where from or where to, a button that begins, and what came of it. */
final class TransferDialog extends Dialog {

  private static final int WIDTH = 560;
  private static final int PLACES = 3;
  private static final int LINES = 8;

  private final DialogServices services;
  private final Sentences sentences;
  private final String name;
  private final boolean several;
  private final Consumer<TransferDialog> begin;
  private Text places;
  private Text result;
  private boolean busy;

  /**
   * A dialog.
   *
   * @param name {@code import} or {@code export}, before its texts and ids
   * @param several whether several places can be named, and files besides folders
   * @param begin what the button begins
   */
  TransferDialog(
      Shell parent,
      DialogServices services,
      String name,
      boolean several,
      Consumer<TransferDialog> begin) {
    super(parent);
    this.services = services;
    this.sentences = Sentences.in(services.locale());
    this.name = name;
    this.several = several;
    this.begin = begin;
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  /** The places as typed. */
  String places() {
    return places.getText().strip();
  }

  /** Whether something is being done. */
  void busy(boolean now) {
    busy = now;
    enable();
  }

  /** Shows what came of it; a screen reader finds the focus there. */
  void show(List<String> lines) {
    result.setText(String.join("\n", lines));
    GridData data = (GridData) result.getLayoutData();
    if (data.exclude) {
      data.exclude = false;
      result.setVisible(true);
      getShell().pack();
    }
    result.setFocus();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get(name + ".title"));
    Ids.mark(shell, name + ".dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, services, HelpTopic.TEMPLATES);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 14).spacing(8, 8).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    Label label = new Label(area, SWT.NONE);
    label.setText(sentences.get(name + ".places"));
    GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
    places =
        Ids.mark(
            new Text(area, SWT.BORDER | (several ? SWT.MULTI | SWT.V_SCROLL : SWT.SINGLE)),
            name + ".places");
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(WIDTH, several ? places.getLineHeight() * PLACES : SWT.DEFAULT)
        .applyTo(places);
    Ids.named(places, label);
    if (several) {
      // The key goes on to the next control; a line is ended by Return.
      TabLeaves.from(places);
    }
    places.addListener(SWT.Modify, event -> enable());
    Composite choosers = new Composite(area, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(choosers);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(choosers);
    if (several) {
      chooser(choosers, "files", this::chooseFiles);
    }
    chooser(choosers, "folder", this::chooseFolder);
    Label note = Ids.mark(new Label(area, SWT.WRAP), name + ".note");
    note.setText(sentences.get(name + ".note"));
    GridDataFactory.fillDefaults().span(2, 1).hint(WIDTH, SWT.DEFAULT).applyTo(note);
    result =
        Ids.mark(
            new Text(area, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL),
            name + ".result");
    Ids.named(result, sentences.get("transfer.result"));
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .grab(true, true)
        .hint(WIDTH, result.getLineHeight() * LINES)
        .exclude(true)
        .applyTo(result);
    result.setVisible(false);
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Ids.mark(
        createButton(parent, IDialogConstants.OK_ID, sentences.get(name + ".begin"), true),
        name + ".begin");
    Ids.mark(
        createButton(parent, IDialogConstants.CANCEL_ID, sentences.get("button.close"), false),
        name + ".close");
    enable();
  }

  @Override
  protected void okPressed() {
    begin.accept(this);
  }

  /** What is being stored is stored to its end; so that its result is seen, the dialog stays. */
  @Override
  public boolean close() {
    return !busy && super.close();
  }

  private void chooser(Composite parent, String what, Runnable action) {
    Button button = Ids.mark(new Button(parent, SWT.PUSH), name + "." + what);
    button.setText(sentences.get("transfer." + what));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
    button.addListener(SWT.Selection, event -> action.run());
  }

  private void chooseFiles() {
    FileDialog chooser = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
    chooser.setFilterExtensions(new String[] {"*.properties", "*"});
    chooser.setFilterNames(
        new String[] {sentences.get("transfer.mailbox-files"), sentences.get("transfer.any")});
    if (chooser.open() != null) {
      for (String file : chooser.getFileNames()) {
        add(Path.of(chooser.getFilterPath(), file).toString());
      }
    }
  }

  private void chooseFolder() {
    String folder = new DirectoryDialog(getShell(), SWT.NONE).open();
    if (folder != null) {
      add(folder);
    }
  }

  private void add(String place) {
    String before = places();
    places.setText(several && !before.isEmpty() ? before + "\n" + place : place);
  }

  private void enable() {
    getButton(IDialogConstants.OK_ID).setEnabled(!busy && !places().isEmpty());
    getButton(IDialogConstants.CANCEL_ID).setEnabled(!busy);
  }
}
