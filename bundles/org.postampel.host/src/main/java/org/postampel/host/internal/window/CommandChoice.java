package org.postampel.host.internal.window;

import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.postampel.host.internal.registry.ContributedCommand;

/**
 * Something a person can choose for the selected mailboxes, from a button or from a menu.
 *
 * @param id the stable id of its widgets
 * @param text with a mnemonic
 * @param group between neighbours of different groups a menu has a line
 * @param inMenu whether it has no button of its own
 * @param works whether it can be chosen while so many mailboxes are selected
 * @param action what it does
 */
record CommandChoice(
    String id, String text, String group, boolean inMenu, IntPredicate works, Runnable action) {

  /** The choice of a contributed command. */
  static CommandChoice of(ContributedCommand command, Consumer<ContributedCommand> press) {
    return new CommandChoice(
        command.id(),
        command.name(),
        command.group(),
        command.isInMenu(),
        command::worksWith,
        () -> press.accept(command));
  }
}
