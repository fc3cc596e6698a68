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

  /** The passphrase for a file of secrets that is being written; refuses when none is given. */
  static Secret forExport(Terminal terminal) {
    return given(new AskedPassphrase(terminal).asked("secret.export-passphrase", true), terminal);
  }

  /** The passphrase of a file of secrets; refuses when none is given. */
  static Secret forImport(Terminal terminal) {
    return given(new AskedPassphrase(terminal).asked("secret.import-passphrase", false), terminal);
  }

  private static Secret given(Optional<Secret> passphrase, Terminal terminal) {
    return passphrase.orElseThrow(() -> terminal.refusal(ExitStatus.USAGE, "secret.no-passphrase"));
  }

  @Override
  public Optional<Secret> passphrase(Purpose purpose) {
    boolean chosen = purpose == Purpose.CHOOSE;
    return asked(chosen ? "secret.choose-passphrase" : "secret.passphrase", chosen);
  }

  private Optional<Secret> asked(String key, boolean chosen) {
    Optional<Secret> typed = ask(key);
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
