package org.postampel.cli.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.oauth.SignedInAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Forgets a sign-in, named by its account or by a mailbox that uses it; says which mailboxes lose
 * it and what only an administrator can do.
 */
@Command(name = "sign-out")
public final class SignOutCommand implements Callable<Integer> {

  private static final Set<SecretName.Kind> OF_A_PERSON =
      Set.of(SecretName.Kind.SIGN_IN, SecretName.Kind.PENDING_CONSENT);

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
        byMailbox(workplace, entries);
      } else {
        byAccount(workplace, entries);
      }
      return ExitStatus.OK;
    }
  }

  private void byMailbox(Workplace workplace, Entries entries) {
    MailboxConfiguration mailbox = entries.configuration(who);
    entries.oauth(mailbox);
    Optional<SignedInAccount> account = workplace.signIn().signedInAs(mailbox);
    List<MailboxConfiguration> sharing =
        workplace.signIn().sharing(mailbox, entries.usable(workplace.mailboxes().list()));
    workplace.signIn().signOut(mailbox);
    if (account.isEmpty()) {
      terminal.print("sign-out.nobody", who);
      return;
    }
    terminal.print("sign-out.done", account.get().userName());
    afterwards(sharing);
    if (isAtMicrosoft(workplace, mailbox)) {
      revocation(account.get());
    }
  }

  private void byAccount(Workplace workplace, Entries entries) {
    String account = who.toLowerCase(Locale.ROOT);
    List<SecretName> known =
        workplace.store().names().stream()
            .filter(name -> OF_A_PERSON.contains(name.kind()))
            .filter(name -> SecretWords.account(name).equals(account))
            .toList();
    if (known.isEmpty()) {
      throw terminal.refusal(ExitStatus.NO_SUCH_MAILBOX, "sign-out.unknown", who);
    }
    List<MailboxConfiguration> all = entries.usable(workplace.mailboxes().list());
    List<MailboxConfiguration> sharing =
        all.stream()
            .filter(mailbox -> SecretWords.signIns(mailbox).stream().anyMatch(known::contains))
            .toList();
    Optional<SignedInAccount> atMicrosoft =
        sharing.stream()
            .filter(some -> isAtMicrosoft(workplace, some))
            .flatMap(some -> workplace.signIn().signedInAs(some).stream())
            .findFirst();
    sharing.forEach(workplace.signIn()::signOut);
    known.forEach(workplace.store()::remove);
    boolean signedIn = known.stream().anyMatch(name -> name.kind() == SecretName.Kind.SIGN_IN);
    terminal.print(signedIn ? "sign-out.done" : "sign-out.nobody", who);
    afterwards(sharing);
    atMicrosoft.ifPresent(this::revocation);
  }

  private void afterwards(List<MailboxConfiguration> sharing) {
    if (!sharing.isEmpty()) {
      terminal.print(
          "sign-out.sharing",
          sharing.stream().map(some -> some.id().value()).collect(Collectors.joining(", ")));
    }
  }

  /** Forgetting here ends nothing at Microsoft, where somebody who copied the tokens goes on. */
  private void revocation(SignedInAccount account) {
    terminal.print("sign-out.revoke", account.revokeCommand());
    terminal.print("sign-out.remove-consent", account.removeConsentCommand());
  }

  /** Whether a person is signed in at Microsoft; nobody else has these commands. */
  private static boolean isAtMicrosoft(Workplace workplace, MailboxConfiguration mailbox) {
    return mailbox.oauth().filter(oauth -> oauth.flow().isDelegated()).isPresent()
        && workplace
            .presets()
            .find(mailbox.provider())
            .flatMap(ProviderPreset::oauth)
            .filter(known -> known.kind() == OAuthPreset.Kind.ENTRA)
            .isPresent();
  }
}
