package org.postampel.ui.internal.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.transfer.FoundMailbox;
import org.postampel.core.transfer.MailboxImport.Clash;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.UiThread;

/** The import of mailboxes, from the files to the sentence about each of them. */
public final class ImportDialog {

  private final TransferDialog dialog;
  private final DialogServices services;
  private final Sentences sentences;
  private final ImportModel model;
  private MailboxId last;

  /**
   * A dialog over these services.
   *
   * @param parent the window it belongs to, or null for none
   */
  public ImportDialog(Shell parent, DialogServices services) {
    this.services = services;
    this.sentences = Sentences.in(services.locale());
    this.model = new ImportModel(services, sentences);
    this.dialog = new TransferDialog(parent, services, "import", true, any -> find());
  }

  /** Returns when it is closed, with the mailbox that was stored last. */
  public Optional<MailboxId> open() {
    dialog.open();
    return Optional.ofNullable(last);
  }

  private void find() {
    String places = dialog.places();
    dialog.busy(true);
    work().ask(shell(), () -> model.find(places), this::askAndStore, this::broken);
  }

  private void askAndStore(ImportModel.Found found) {
    Map<FoundMailbox.Usable, Clash> answers = new HashMap<>();
    for (int i = 0; i < found.clashing().size(); i++) {
      List<FoundMailbox.Usable> left = found.clashing().subList(i, found.clashing().size());
      ClashQuestion question = new ClashQuestion(shell(), sentences, left.get(0), left.size() > 1);
      Optional<Clash> answer = question.ask();
      if (answer.isEmpty()) {
        dialog.busy(false);
        return;
      }
      answers.put(left.get(0), answer.get());
      if (question.isForAll()) {
        left.forEach(mailbox -> answers.put(mailbox, answer.get()));
        break;
      }
    }
    work().ask(shell(), () -> model.store(found, answers), this::done, this::broken);
  }

  private void done(ImportModel.Done done) {
    last = done.last().orElse(last);
    dialog.busy(false);
    dialog.show(done.lines());
  }

  private void broken() {
    dialog.busy(false);
    dialog.show(List.of(sentences.get("internal-error")));
  }

  private BackgroundWork work() {
    return new BackgroundWork(services.background(), new UiThread(shell().getDisplay()));
  }

  private Shell shell() {
    return dialog.getShell();
  }
}
