package org.postampel.cli.internal.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.tokenstore.TokenStores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is done with the keys of the store. */
public final class KeyCommands {

  private KeyCommands() {}

  /**
   * Encrypts the store anew. The protection stays unless this command line names another one: a
   * word in the environment is meant for new stores and must not weaken one that is there.
   */
  @Command(name = "change-keys")
  public static final class ChangeKeys implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();
    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public ChangeKeys(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      Places places = common.places(terminal);
      // Closed before the change, so that a passphrase is asked for by the change alone.
      try (Workplace before = composition.open(places)) {
        if (before.store().names().isEmpty()) {
          throw terminal.refusal(ExitStatus.USAGE, "secret.no-store", places.store());
        }
      }
      TokenStores.changeKeys(places.store(), common.newKeys(terminal), Clock.systemUTC());
      terminal.print("secret.keys-changed");
      try (Workplace after = composition.open(places)) {
        terminal.print("secret.protection." + after.store().status().wrappingKey());
      }
      return ExitStatus.OK;
    }
  }
}
