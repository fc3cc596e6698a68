package org.postampel.host.internal.window;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.CommandManager;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IHandler;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.host.internal.list.CommandAnswer;
import org.postampel.host.internal.registry.ContributedCommand;

/** Calls a contributed handler as an Eclipse command, with the mailbox as its parameter. */
final class CommandCall {

  /** The parameter that names the mailbox. */
  static final String MAILBOX_PARAMETER = "org.postampel.mailboxId";

  private final CommandManager manager = new CommandManager();
  private final Shell shell;

  CommandCall(Shell shell) {
    this.shell = shell;
  }

  /** Returns when the handler does. Its bundle may come and go, so no handler outlives its call. */
  CommandAnswer execute(ContributedCommand command, Optional<MailboxId> mailbox)
      throws ExecutionException {
    Map<String, String> parameters = new HashMap<>();
    mailbox.ifPresent(id -> parameters.put(MAILBOX_PARAMETER, id.value()));
    ExecutionEvent event =
        new ExecutionEvent(manager.getCommand(command.id()), parameters, shell, null);
    IHandler handler = command.newHandler();
    try {
      return CommandAnswer.of(handler.execute(event));
    } finally {
      handler.dispose();
    }
  }
}
