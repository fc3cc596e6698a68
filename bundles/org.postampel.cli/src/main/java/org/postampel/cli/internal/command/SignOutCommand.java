package org.postampel.cli.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets a sign-in, named by its account or by a mailbox that uses it. */
@Command(name = "sign-out")
public final class SignOutCommand implements Callable<Integer> {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "ACCOUNT|ID", descriptionKey = "parameter.account")
  private String who;

  private final Terminal terminal;
  private final Composition composition;

  /** The command at this terminal. */
  public SignOutCommand(Terminal terminal, Composition composition) {
    this.terminal = terminal;
    this.composition = composition;
  }

  @Override
  public Integer call() {
    try (Workplace workplace = composition.open(common.places(terminal))) {
      Entries entries = new Entries(terminal, workplace);
      if (entries.find(who).isPresent()) {
        MailboxConfiguration mailbox = entries.configuration(who);
        entries.oauth(mailbox);
        boolean somebody = workplace.signIn().signedInAs(mailbox).isPresent();
        workplace.signIn().signOut(mailbox);
        terminal.print(somebody ? "sign-out.done" : "sign-out.nobody", who);
        return ExitStatus.OK;
      }
      String account = who.toLowerCase(Locale.ROOT);
      List<SecretName> signIns =
          workplace.store().names().stream()
              .filter(name -> name.kind() == SecretName.Kind.SIGN_IN)
              .filter(name -> SecretWords.account(name).equals(account))
              .toList();
      if (signIns.isEmpty()) {
        throw terminal.refusal(ExitStatus.NO_SUCH_MAILBOX, "sign-out.unknown", who);
      }
      signIns.forEach(workplace.store()::remove);
      terminal.print("sign-out.done", who);
      return ExitStatus.OK;
    }
  }
}
