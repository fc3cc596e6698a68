package org.postampel.host.internal.window;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.CommandManager;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IHandler;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxId;

/** Calls a contributed handler as an Eclipse command, with the mailbox as its parameter. */
final class CommandCall {

  /** The parameter that names the mailbox. */
  static final String MAILBOX_PARAMETER = "org.postampel.mailboxId";

  private final CommandManager manager = new CommandManager();
  private final Shell shell;

  CommandCall(Shell shell) {
    this.shell = shell;
  }

  Object execute(String commandId, IHandler handler, Optional<MailboxId> mailbox)
      throws ExecutionException {
    Command command = manager.getCommand(commandId);
    Map<String, String> parameters = new HashMap<>();
    mailbox.ifPresent(id -> parameters.put(MAILBOX_PARAMETER, id.value()));
    return handler.execute(new ExecutionEvent(command, parameters, shell, null));
  }
}
