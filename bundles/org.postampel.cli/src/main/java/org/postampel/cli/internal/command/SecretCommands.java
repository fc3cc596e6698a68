package org.postampel.cli.internal.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.oauth.StoredPasswords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands below {@code secret}. */
public final class SecretCommands {

  private static final List<String> KINDS =
      List.of("password", "outgoing-password", "client-secret", "certificate");

  private SecretCommands() {}

  /** Stores a secret that comes from the standard input. */
  @Command(name = "set")
  public static final class SetSecret implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.id")
    private String id;

    @Parameters(index = "1", paramLabel = "KIND", descriptionKey = "parameter.kind")
    private String kind;

    @Option(names = "--ends", paramLabel = "DATE", descriptionKey = "option.ends")
    private LocalDate ends;

    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public SetSecret(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      if (!KINDS.contains(kind)) {
        throw terminal.refusal(
            ExitStatus.USAGE, "usage.unknown-word", "KIND", kind, String.join(", ", KINDS));
      }
      if (ends != null && !kind.equals("client-secret")) {
        throw terminal.refusal(ExitStatus.USAGE, "secret.ends-only-client-secret");
      }
      Places places = common.places(terminal);
      try (Workplace workplace = composition.open(places)) {
        Entries entries = new Entries(terminal, workplace);
        MailboxConfiguration mailbox = entries.configuration(id);
        SecretName name = name(entries, mailbox);
        ChosenKey.require(places, workplace);
        String words = SecretWords.of(name, terminal.texts());
        Optional<Secret> typed = terminal.askSecret(words + ":");
        if (typed.isEmpty()) {
          throw terminal.refusal(ExitStatus.USAGE, "secret.nothing-came", words);
        }
        try (Secret secret = typed.get()) {
          workplace.store().write(name, secret);
        }
        if (kind.equals("client-secret")) {
          workplace.signIn().noteClientSecretEnd(mailbox, Optional.ofNullable(ends));
        }
        terminal.print("secret.stored", words);
        return ExitStatus.OK;
      }
    }

    private SecretName name(Entries entries, MailboxConfiguration mailbox) {
      return switch (kind) {
        case "client-secret" -> SecretName.clientSecret(entries.oauth(mailbox).registration());
        case "certificate" -> SecretName.certificate(entries.oauth(mailbox).registration());
        case "outgoing-password" -> password(mailbox, mailbox.outgoing());
        default ->
            password(mailbox, mailbox.servers().stream().filter(this::isByPassword).findFirst());
      };
    }

    private SecretName password(MailboxConfiguration mailbox, Optional<MailServer> server) {
      return server
          .filter(this::isByPassword)
          .map(some -> StoredPasswords.nameFor(mailbox, some))
          .orElseThrow(() -> terminal.refusal(ExitStatus.USAGE, "secret.not-by-password", id));
    }

    private boolean isByPassword(MailServer server) {
      return server.signIn() instanceof ServerSignIn.Password;
    }
  }

  /** Says what is stored and what protects it; never shows a secret. */
  @Command(name = "status")
  public static final class Status implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();
    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public Status(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      try (Workplace workplace = composition.open(common.places(terminal))) {
        TokenStoreStatus status = workplace.store().status();
        terminal.print("secret.location", status.location());
        terminal.print("secret.protection." + status.wrappingKey());
        terminal.print("secret.entries", status.entries(), status.schema());
        workplace
            .store()
            .names()
            .forEach(name -> terminal.printSentence("  " + SecretWords.of(name, terminal.texts())));
        List<String> endings =
            new EndingLines(terminal, Clock.systemUTC())
                .of(
                    new Entries(terminal, workplace).usable(workplace.mailboxes().list()),
                    workplace.signIn());
        if (!endings.isEmpty()) {
          terminal.print("secret.ends");
          endings.forEach(line -> terminal.printSentence("  " + line));
        }
        return ExitStatus.OK;
      }
    }
  }
}
