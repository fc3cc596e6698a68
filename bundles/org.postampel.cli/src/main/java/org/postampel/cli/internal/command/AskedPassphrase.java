package org.postampel.cli.internal.command;

import java.util.Optional;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.core.credential.Secret;
import org.postampel.tokenstore.PassphraseSource;

/**
 * The passphrase of the store as a person types it, or as one line of the standard input; chosen at
 * a console it is typed twice.
 */
public final class AskedPassphrase implements PassphraseSource {

  private final Terminal terminal;

  /** Somebody at this terminal. */
  public AskedPassphrase(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Optional<Secret> passphrase(Purpose purpose) {
    boolean chosen = purpose == Purpose.CHOOSE;
    Optional<Secret> typed = ask(chosen ? "secret.choose-passphrase" : "secret.passphrase");
    if (!chosen || typed.isEmpty() || !terminal.isConsole()) {
      return typed;
    }
    try (Secret again = ask("secret.passphrase-again").orElseGet(() -> Secret.ofText(""))) {
      if (again.equals(typed.get())) {
        return typed;
      }
    }
    typed.get().close();
    throw terminal.refusal(ExitStatus.USAGE, "secret.passphrases-differ");
  }

  private Optional<Secret> ask(String key) {
    return terminal.askSecret(terminal.texts().get(key));
  }
}
