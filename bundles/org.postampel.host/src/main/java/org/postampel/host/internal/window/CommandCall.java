package org.postampel.host.internal.window;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  private static final String MAILBOX_PARAMETER = "org.postampel.mailboxId";
  private static final String MAILBOXES_PARAMETER = "org.postampel.mailboxIds";

  private final CommandManager manager = new CommandManager();
  private final Shell shell;

  CommandCall(Shell shell) {
    this.shell = shell;
  }

  /**
   * Returns when the handler does. Its bundle may come and go, so no handler outlives its call.
   *
   * @param selected the selected mailboxes, as many as the command works with
   */
  CommandAnswer execute(ContributedCommand command, List<MailboxId> selected)
      throws ExecutionException {
    ExecutionEvent event =
        new ExecutionEvent(
            manager.getCommand(command.id()), parameters(command, selected), shell, null);
    IHandler handler = command.newHandler();
    try {
      return CommandAnswer.of(handler.execute(event));
    } finally {
      handler.dispose();
    }
  }

  private static Map<String, String> parameters(
      ContributedCommand command, List<MailboxId> selected) {
    if (selected.size() > 1 && command.takesSeveral()) {
      String ids = selected.stream().map(MailboxId::value).collect(Collectors.joining(","));
      return Map.of(MAILBOXES_PARAMETER, ids);
    }
    return selected.size() == 1 && command.needsMailbox()
        ? Map.of(MAILBOX_PARAMETER, selected.get(0).value())
        : Map.of();
  }
}
