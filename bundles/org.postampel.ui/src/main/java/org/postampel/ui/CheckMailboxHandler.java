package org.postampel.ui;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.postampel.ui.internal.handler.DialogOpener;

/** Opens the check of a stored mailbox ({@link MailboxCommands#CHECK}). */
public final class CheckMailboxHandler extends AbstractHandler {

  /** The answer described in this package; returns when the dialog is closed. */
  @Override
  public Map<String, String> execute(ExecutionEvent event) throws ExecutionException {
    return DialogOpener.with(event, DialogOpener::checkMailbox);
  }
}
