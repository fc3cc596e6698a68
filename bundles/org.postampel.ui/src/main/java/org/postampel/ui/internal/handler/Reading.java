package org.postampel.ui.internal.handler;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.BusyIndicator;
import org.eclipse.swt.events.DisposeListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.UiThread;

/**
 * Stands between a command and its dialog while what the dialog shows is read elsewhere. Nobody
 * sees it before the disk takes longer than a moment; then it can be cancelled.
 *
 * @param <T> what is read
 */
final class Reading<T> extends Dialog {

  /** As long as this nobody takes for waiting. */
  private static final int MOMENT_MILLIS = 400;

  private static final int WIDTH = 360;

  private final DialogServices services;
  private final Sentences sentences;
  private final CompletableFuture<Optional<T>> end = new CompletableFuture<>();
  private volatile String failure = "";

  private Reading(Shell parent, DialogServices services) {
    super(parent);
    this.services = services;
    this.sentences = Sentences.in(services.locale());
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.APPLICATION_MODAL);
    setBlockOnOpen(false);
  }

  /**
   * Reads in the background and returns when that is done; the windows go on working meanwhile.
   *
   * @param parent the window of the command, or null for none
   * @param what reads; never called on the user-interface thread
   * @return what was read; empty when the person did not want to wait or it failed, which has been
   *     said then, and when the display waits for another command already
   */
  static <T> Optional<T> of(Shell parent, DialogServices services, Supplier<T> what) {
    Display display = Display.getCurrent();
    String busy = Reading.class.getName();
    if (display.getData(busy) != null) {
      // Until the dialog is there a person can press the button a second time.
      return Optional.empty();
    }
    Reading<T> reading = new Reading<>(parent, services);
    display.setData(busy, reading);
    try {
      return reading.answer(display, what);
    } finally {
      display.setData(busy, null);
    }
  }

  private Optional<T> answer(Display display, Supplier<T> what) {
    new BackgroundWork(services.background(), new UiThread(display)).run(() -> read(what));
    // Made only for whoever has to wait: most of the time nobody would see the window.
    display.timerExec(
        MOMENT_MILLIS,
        () -> {
          if (!end.isDone()) {
            create();
            getShell().addDisposeListener(cancelled -> end.complete(Optional.empty()));
            open();
          }
        });
    DisposeListener gone = event -> end.complete(Optional.empty());
    Shell parent = getParentShell();
    if (parent != null) {
      parent.addDisposeListener(gone);
    }
    BusyIndicator.showWhile(end);
    close();
    if (parent != null && !parent.isDisposed()) {
      parent.removeDisposeListener(gone);
    }
    if (!failure.isEmpty() && (parent == null || !parent.isDisposed())) {
      MessageDialog.openError(parent, sentences.get("mailbox.unreadable"), failure);
    }
    return end.getNow(Optional.empty());
  }

  /** On another thread: what comes to an end here wakes the one that waits. */
  private void read(Supplier<T> what) {
    try {
      end.complete(Optional.of(what.get()));
    } catch (MailboxStorageException unreadable) {
      fail(sentences.of(unreadable));
    } catch (RuntimeException | Error defect) {
      fail(sentences.get("internal-error"));
      throw defect;
    }
  }

  private void fail(String sentence) {
    failure = sentence;
    end.complete(Optional.empty());
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get("reading.title"));
    Ids.mark(shell, "reading.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, services, HelpTopic.SETTING_UP);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 14).spacing(0, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    Label message = Ids.mark(new Label(area, SWT.WRAP), "reading.message");
    message.setText(sentences.get("reading.message"));
    GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(message);
    ProgressBar progress = new ProgressBar(area, SWT.INDETERMINATE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Ids.mark(
        createButton(parent, IDialogConstants.CANCEL_ID, sentences.get("button.cancel"), true),
        "reading.cancel");
  }
}
