package org.postampel.ui;

import java.util.Map;
import java.util.Objects;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.postampel.ui.internal.handler.DialogOpener;

/** Opens the check of several or all mailboxes ({@link MailboxCommands#CHECK_SEVERAL}). */
public final class CheckMailboxesHandler extends AbstractHandler {

  /** The answer described in this package; returns when the dialog is closed. */
  @Override
  public Map<String, String> execute(ExecutionEvent event) throws ExecutionException {
    String ids =
        Objects.requireNonNullElse(event.getParameter(MailboxCommands.MAILBOXES_PARAMETER), "");
    return DialogOpener.with(event, opener -> opener.checkSeveral(ids));
  }
}
