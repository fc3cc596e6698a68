package org.postampel.testkit.internal.imap;

import java.io.IOException;
import java.util.Optional;
import org.postampel.testkit.internal.mail.MailAccess;
import org.postampel.testkit.internal.mail.MailDecision;
import org.postampel.testkit.internal.mail.MailProtocolRight;
import org.postampel.testkit.internal.mail.MailStore;
import org.postampel.testkit.internal.mail.ServerName;
import org.postampel.testkit.server.LineConnection;

/** One client's conversation: greeting, TLS, sign-in; then {@link MailboxCommands} take over. */
final class ImapSession {
  /** What Exchange Online announces before sign-in over TLS; the poor rest of what it can. */
  private static final String FEATURES =
      "SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+";

  private static final int MAXIMUM_BAD = 10;

  private final LineConnection connection;
  private final MailAccess access;
  private final MailStore store;
  private final ServerName name;
  private Optional<MailDecision> signedIn = Optional.empty();
  private Optional<MailboxCommands> mailbox = Optional.empty();
  private int bad;
  private boolean over;

  ImapSession(LineConnection connection, MailAccess access, MailStore store, ServerName name) {
    this.connection = connection;
    this.access = access;
    this.store = store;
    this.name = name;
  }

  void run() throws IOException {
    connection.send("* OK The Microsoft Exchange IMAP4 service is ready. [" + name.encoded() + "]");
    try {
      while (!over) {
        Optional<ImapCommand> command = ImapCommand.read(connection);
        if (command.isEmpty()) {
          return;
        }
        perform(command.get());
      }
    } finally {
      mailbox.ifPresent(MailboxCommands::leave);
    }
  }

  private void perform(ImapCommand command) throws IOException {
    switch (command.name()) {
      case "CAPABILITY" -> {
        connection.send("* CAPABILITY " + capabilities());
        ok(command);
      }
      case "LOGOUT" -> {
        connection.send("* BYE Microsoft Exchange Server IMAP4 server signing off.");
        ok(command);
        over = true;
      }
      case "ID" -> {
        connection.send("* ID (\"name\" \"Microsoft.Exchange.Imap4.Imap4Server\")");
        ok(command);
      }
      case "STARTTLS" -> startTls(command);
      case "LOGIN" -> refuseLogin(command);
      case "AUTHENTICATE" -> authenticate(command);
      default -> {
        if (signedIn.isPresent()) {
          performSignedIn(command);
        } else if (command.name().equals("NOOP")) {
          ok(command);
        } else {
          bad(command, "Command received in Invalid state.");
        }
      }
    }
  }

  private void performSignedIn(ImapCommand command) throws IOException {
    if (mailbox.isEmpty()) {
      connection.send(
          command.tag() + " BAD User is authenticated but not connected.",
          "* BYE Connection closed. 14");
      over = true;
      return;
    }
    try {
      if (!mailbox.get().perform(command)) {
        bad(command, "Command Error. 12");
      }
    } catch (ImapSyntax e) {
      bad(command, "Command Argument Error. 11");
    }
  }

  private String capabilities() {
    String methods =
        connection.isEncrypted()
            ? "AUTH=PLAIN AUTH=XOAUTH2 "
            : connection.canStartTls() ? "LOGINDISABLED STARTTLS " : "LOGINDISABLED ";
    return "IMAP4 IMAP4rev1 " + methods + FEATURES;
  }

  private void startTls(ImapCommand command) throws IOException {
    if (!connection.canStartTls()) {
      bad(command, "Command received in Invalid state.");
      return;
    }
    connection.send(command.tag() + " OK Begin TLS negotiation now.");
    connection.startTls();
  }

  private void refuseLogin(ImapCommand command) throws IOException {
    if (connection.isEncrypted() && signedIn.isEmpty()) {
      connection.send(command.tag() + " NO LOGIN failed.");
    } else {
      bad(command, "Command received in Invalid state.");
    }
  }

  private void authenticate(ImapCommand command) throws IOException {
    if (!connection.isEncrypted() || signedIn.isPresent()) {
      bad(command, "Command received in Invalid state.");
      return;
    }
    String[] words = command.rest().split(" ", 2);
    boolean oauth = words[0].equalsIgnoreCase("XOAUTH2");
    if (!oauth && !words[0].equalsIgnoreCase("PLAIN")) {
      connection.send(command.tag() + " NO AUTHENTICATE failed.");
      return;
    }
    if (words.length < 2) {
      connection.send("+");
    }
    Optional<String> response = words.length > 1 ? Optional.of(words[1]) : connection.readLine();
    if (response.isEmpty()) {
      over = true;
      return;
    }
    if (!oauth) {
      connection.send(command.tag() + " NO AUTHENTICATE failed. BasicAuthBlocked");
      return;
    }
    MailDecision decision = access.decide(response.get(), MailProtocolRight.IMAP);
    if (decision instanceof MailDecision.Refused) {
      connection.send(command.tag() + " NO AUTHENTICATE failed.");
      return;
    }
    if (decision instanceof MailDecision.Connected connected) {
      mailbox = Optional.of(new MailboxCommands(connection, store, connected.mailbox()));
    }
    signedIn = Optional.of(decision);
    ok(command);
  }

  private void ok(ImapCommand command) throws IOException {
    connection.send(command.tag() + " OK " + command.name() + " completed.");
  }

  private void bad(ImapCommand command, String why) throws IOException {
    bad++;
    if (bad >= MAXIMUM_BAD) {
      connection.send("* BYE Protocol error. Connection is closed. 10");
      over = true;
    } else {
      connection.send((command.tag().isEmpty() ? "*" : command.tag()) + " BAD " + why);
    }
  }
}
