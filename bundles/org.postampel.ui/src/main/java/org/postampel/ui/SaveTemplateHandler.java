package org.postampel.ui;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.postampel.ui.internal.handler.TransferOpener;

/** Saves the settings of a mailbox as a template ({@link MailboxCommands#SAVE_TEMPLATE}). */
public final class SaveTemplateHandler extends AbstractHandler {

  /** The answer described in this package; returns when the dialog is closed. */
  @Override
  public Map<String, String> execute(ExecutionEvent event) throws ExecutionException {
    return TransferOpener.with(event, TransferOpener::saveTemplate);
  }
}
