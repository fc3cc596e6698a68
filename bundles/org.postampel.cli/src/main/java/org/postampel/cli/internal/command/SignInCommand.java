package org.postampel.cli.internal.command;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postampel.check.StepResult;
import org.postampel.check.report.TextReportWriter;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignedInAccount;
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

  @Option(names = "--again", descriptionKey = "option.again")
  private boolean again;

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
      Optional<String> somebody =
          again || !flow.isDelegated() ? Optional.empty() : signedIn(workplace, mailbox);
      if (somebody.isPresent()) {
        terminal.print("sign-in.already", somebody.get(), id);
        return ExitStatus.OK;
      }
      ChosenKey.require(places, workplace);
      workplace
          .signIn()
          .pendingConsent(mailbox)
          .ifPresent(waiting -> terminal.say("sign-in.resumed", day(waiting.since())));
      SignInOutcome outcome =
          workplace
              .signIn()
              .signIn(mailbox, new TerminalPrompt(terminal, deviceCode), terminal.cancellation());
      int status = status(outcome);
      if (status == ExitStatus.OK) {
        terminal.printSentence(sentence(outcome));
      } else {
        terminal.saySentence(
            outcome
                .refusal()
                .map(failure -> explained(workplace.checks().refused(mailbox, failure)))
                .orElseGet(() -> sentence(outcome)));
      }
      if (outcome instanceof SignInOutcome.ConsentPending) {
        terminal.say("sign-in.resume", id);
      }
      return status;
    }
  }

  private String sentence(SignInOutcome outcome) {
    return Terminal.printable(outcome.sentence(OAuthServices.texts(terminal.locale())));
  }

  private String explained(StepResult refused) {
    StringWriter written = new StringWriter();
    try {
      TextReportWriter.explain(refused, terminal.locale(), written);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return written.toString();
  }

  /** Who is signed in and needs not be asked: only a sign-in that gives every server its token. */
  private static Optional<String> signedIn(Workplace workplace, MailboxConfiguration mailbox) {
    Optional<SignedInAccount> account = workplace.signIn().signedInAs(mailbox);
    boolean usable =
        account.isPresent()
            && mailbox.servers().stream()
                .filter(server -> server.signIn() instanceof ServerSignIn.OAuth)
                .allMatch(server -> hasToken(workplace, mailbox, server.protocol()));
    return usable ? account.map(SignedInAccount::userName) : Optional.empty();
  }

  private static boolean hasToken(
      Workplace workplace, MailboxConfiguration mailbox, MailProtocol protocol) {
    CredentialOutcome outcome = workplace.credentials().credentialFor(mailbox, protocol);
    if (outcome instanceof CredentialOutcome.Ready ready
        && ready.credential() instanceof Credential.BearerToken bearer) {
      bearer.token().close();
      return true;
    }
    return false;
  }

  private String day(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(terminal.locale())
        .format(instant.atZone(ZoneId.systemDefault()));
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
