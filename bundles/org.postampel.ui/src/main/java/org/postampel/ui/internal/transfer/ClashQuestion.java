package org.postampel.ui.internal.transfer;

import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.transfer.FoundMailbox;
import org.postampel.core.transfer.MailboxImport.Clash;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;

/** Asks what becomes of a mailbox whose id is in use; leaving it out is the careful answer. */
final class ClashQuestion extends MessageDialog {

  private static final Clash[] ANSWERS = {Clash.SKIP, Clash.KEEP_BOTH, Clash.REPLACE};

  private final Sentences sentences;
  private final boolean more;
  private boolean forAll;

  /**
   * The question.
   *
   * @param more whether further questions of this kind follow
   */
  ClashQuestion(Shell parent, Sentences sentences, FoundMailbox.Usable mailbox, boolean more) {
    super(
        parent,
        sentences.get("clash.title"),
        null,
        sentences.get("clash.question", mailbox.file().getFileName(), mailbox.id()),
        QUESTION,
        0,
        sentences.get("clash.skip"),
        sentences.get("clash.keep-both"),
        sentences.get("clash.replace"),
        sentences.get("button.cancel"));
    this.sentences = sentences;
    this.more = more;
  }

  /** Whether the answer is meant for all that follow, too. */
  boolean isForAll() {
    return forAll;
  }

  /** The answer; empty when nothing at all shall be imported. */
  Optional<Clash> ask() {
    int pressed = open();
    return pressed < 0 || pressed >= ANSWERS.length
        ? Optional.empty()
        : Optional.of(ANSWERS[pressed]);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    Ids.mark(shell, "clash.dialog");
  }

  @Override
  protected Control createCustomArea(Composite parent) {
    if (!more) {
      return null;
    }
    Button all = Ids.mark(new Button(parent, SWT.CHECK), "clash.for-all");
    all.setText(sentences.get("clash.for-all"));
    all.addListener(SWT.Selection, event -> forAll = all.getSelection());
    return all;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    Ids.mark(getButton(0), "clash.skip");
    Ids.mark(getButton(1), "clash.keep-both");
    Ids.mark(getButton(2), "clash.replace");
    Ids.mark(getButton(3), "clash.cancel");
  }
}
