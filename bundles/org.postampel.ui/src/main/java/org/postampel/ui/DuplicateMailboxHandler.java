package org.postampel.ui;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.postampel.ui.internal.handler.TransferOpener;

/** Opens the dialog of a copy of a mailbox ({@link MailboxCommands#DUPLICATE}). */
public final class DuplicateMailboxHandler extends AbstractHandler {

  /** The answer described in this package; returns when the dialog is closed. */
  @Override
  public Map<String, String> execute(ExecutionEvent event) throws ExecutionException {
    return TransferOpener.with(event, TransferOpener::duplicate);
  }
}
