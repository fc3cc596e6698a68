package org.postampel.cli.internal.command;

import java.util.concurrent.Callable;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a person in for a mailbox. */
@Command(name = "sign-in")
public final class SignInCommand implements Callable<Integer> {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(names = "--device-code", descriptionKey = "option.device-code")
  private boolean deviceCode;

  @Parameters(paramLabel = "ID", descriptionKey = "parameter.id")
  private String id;

  private final Terminal terminal;
  private final Composition composition;

  /** The command at this terminal. */
  public SignInCommand(Terminal terminal, Composition composition) {
    this.terminal = terminal;
    this.composition = composition;
  }

  @Override
  public Integer call() {
    Places places = common.places(terminal);
    try (Workplace workplace = composition.open(places)) {
      Entries entries = new Entries(terminal, workplace);
      MailboxConfiguration mailbox = entries.configuration(id);
      OAuthFlow flow = entries.oauth(mailbox).flow();
      if (deviceCode && !flow.isDelegated()) {
        throw terminal.refusal(ExitStatus.USAGE, "sign-in.device-code-nobody", id);
      }
      ChosenKey.require(places, workplace);
      SignInOutcome outcome =
          workplace
              .signIn()
              .signIn(mailbox, new TerminalPrompt(terminal, deviceCode), terminal.cancellation());
      int status = status(outcome);
      String sentence = outcome.sentence(OAuthServices.texts(terminal.locale()));
      (status == ExitStatus.OK ? terminal.out() : terminal.err()).println(sentence);
      return status;
    }
  }

  static int status(SignInOutcome outcome) {
    if (outcome instanceof SignInOutcome.Granted) {
      return ExitStatus.OK;
    } else if (outcome instanceof SignInOutcome.Cancelled
        || outcome instanceof SignInOutcome.DeviceCodeExpired) {
      return ExitStatus.UNDECIDED;
    } else if (outcome instanceof SignInOutcome.Unreachable
        || outcome instanceof SignInOutcome.RedirectUnavailable
        || outcome instanceof SignInOutcome.Unsupported) {
      return ExitStatus.UNREACHABLE;
    } else if (outcome instanceof SignInOutcome.StoreFailed) {
      return ExitStatus.DISK;
    }
    return ExitStatus.RED;
  }
}
