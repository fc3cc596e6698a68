package org.postampel.ui.internal.transfer;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.Question;
import org.postampel.ui.internal.widget.UiThread;

/** The export of mailboxes to a folder. */
public final class ExportDialog {

  private static final int MOST_NAMES = 8;

  private final TransferDialog dialog;
  private final DialogServices services;
  private final Sentences sentences;
  private final ExportModel model;

  /**
   * A dialog over these services.
   *
   * @param parent the window it belongs to, or null for none
   * @param ids the mailboxes, at least one
   */
  public ExportDialog(Shell parent, DialogServices services, List<MailboxId> ids) {
    this.services = services;
    this.sentences = Sentences.in(services.locale());
    this.model = new ExportModel(services.mailboxes(), ids, sentences);
    this.dialog = new TransferDialog(parent, services, "export", false, any -> look());
  }

  /** Returns when it is closed. */
  public void open() {
    dialog.open();
  }

  private record Look(Optional<String> refusal, List<String> existing) {}

  private void look() {
    String folder = dialog.places();
    dialog.busy(true);
    work()
        .ask(
            shell(),
            () -> {
              Optional<String> refusal = model.refusal(folder);
              return new Look(refusal, refusal.isPresent() ? List.of() : model.existing(folder));
            },
            look -> askAndWrite(folder, look),
            this::broken);
  }

  private void askAndWrite(String folder, Look look) {
    if (look.refusal().isPresent()) {
      done(List.of(look.refusal().get()));
    } else if (look.existing().isEmpty() || mayReplace(look.existing())) {
      work().ask(shell(), () -> model.write(folder), this::done, this::broken);
    } else {
      dialog.busy(false);
    }
  }

  private boolean mayReplace(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return Question.isInsistedOn(
        shell(),
        "export.replace",
        new Question.Words(
            sentences.get("export.title"),
            sentences.get(
                "export.replace.question", names.size() > MOST_NAMES ? shown + " …" : shown),
            sentences.get("clash.replace"),
            sentences.get("button.cancel")));
  }

  private void done(List<String> lines) {
    dialog.busy(false);
    dialog.show(lines);
  }

  private void broken() {
    done(List.of(sentences.get("internal-error")));
  }

  private BackgroundWork work() {
    return new BackgroundWork(services.background(), new UiThread(shell().getDisplay()));
  }

  private Shell shell() {
    return dialog.getShell();
  }
}
