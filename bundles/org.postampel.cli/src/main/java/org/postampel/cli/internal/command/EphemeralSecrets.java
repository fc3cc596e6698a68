package org.postampel.cli.internal.command;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.StoredPasswords;

/** Asks for everything a check needs, once each, and puts it into a store that forgets. */
final class EphemeralSecrets {

  private final Terminal terminal;
  private final Workplace workplace;
  private final Set<SecretName> asked = new HashSet<>();

  EphemeralSecrets(Terminal terminal, Workplace workplace) {
    this.terminal = terminal;
    this.workplace = workplace;
  }

  void askFor(List<MailboxConfiguration> mailboxes) {
    for (MailboxConfiguration mailbox : mailboxes) {
      for (MailServer server : mailbox.servers()) {
        if (server.signIn() instanceof ServerSignIn.Password) {
          ask(StoredPasswords.nameFor(mailbox, server));
        }
      }
      mailbox.oauth().ifPresent(oauth -> signIn(mailbox, oauth));
    }
  }

  private void signIn(MailboxConfiguration mailbox, OAuthSignIn oauth) {
    if (!oauth.flow().isDelegated()) {
      ask(
          oauth.certificate().isPresent()
              ? SecretName.certificate(oauth.registration())
              : SecretName.clientSecret(oauth.registration()));
      return;
    }
    if (asked.containsAll(SecretWords.signIns(mailbox))) {
      return;
    }
    asked.addAll(SecretWords.signIns(mailbox));
    SignInOutcome outcome =
        workplace
            .signIn()
            .signIn(mailbox, new TerminalPrompt(terminal, false), terminal.cancellation());
    terminal.saySentence(
        Terminal.printable(outcome.sentence(OAuthServices.texts(terminal.locale()))));
  }

  private void ask(SecretName name) {
    if (!asked.add(name)) {
      return;
    }
    String words = SecretWords.of(name, terminal.texts());
    Optional<Secret> typed = terminal.askSecret(words + ":");
    if (typed.isEmpty()) {
      terminal.say("check.missing-secret", words);
      return;
    }
    try (Secret secret = typed.get()) {
      workplace.store().write(name, secret);
    }
  }
}
