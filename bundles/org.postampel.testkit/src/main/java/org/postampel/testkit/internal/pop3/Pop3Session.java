package org.postampel.testkit.internal.pop3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.postampel.testkit.internal.mail.MailAccess;
import org.postampel.testkit.internal.mail.MailDecision;
import org.postampel.testkit.internal.mail.MailFolder;
import org.postampel.testkit.internal.mail.MailProtocolRight;
import org.postampel.testkit.internal.mail.MailStore;
import org.postampel.testkit.internal.mail.ServerName;
import org.postampel.testkit.internal.mail.StoredMessage;
import org.postampel.testkit.server.LineConnection;

/** One client's conversation over POP3. */
final class Pop3Session {
  private final LineConnection connection;
  private final MailAccess access;
  private final MailStore store;
  private final ServerName name;
  private Optional<Maildrop> maildrop = Optional.empty();
  private boolean over;

  Pop3Session(LineConnection connection, MailAccess access, MailStore store, ServerName name) {
    this.connection = connection;
    this.access = access;
    this.store = store;
    this.name = name;
  }

  void run() throws IOException {
    connection.send("+OK The Microsoft Exchange POP3 service is ready. [" + name.encoded() + "]");
    while (!over) {
      Optional<String> line = connection.readLine();
      if (line.isEmpty()) {
        return;
      }
      String[] words = line.get().strip().split(" +");
      perform(words[0].toUpperCase(Locale.ROOT), words);
    }
  }

  private void perform(String command, String[] words) throws IOException {
    switch (command) {
      case "QUIT" -> {
        maildrop.ifPresent(Maildrop::commit);
        connection.send("+OK Microsoft Exchange Server POP3 server signing off.");
        over = true;
      }
      case "CAPA" -> connection.send("+OK", "TOP", "UIDL", "SASL PLAIN XOAUTH2", "USER", ".");
      case "AUTH" -> authenticate(words);
      case "USER" -> connection.send("+OK");
      case "PASS" -> connection.send("-ERR Logon failure: unknown user name or bad password.");
      default -> {
        if (maildrop.isPresent()) {
          performSignedIn(maildrop.get(), command, words);
        } else {
          connection.send("-ERR Command is not valid in this state.");
        }
      }
    }
  }

  private void authenticate(String[] words) throws IOException {
    if (maildrop.isPresent()) {
      connection.send("-ERR Command is not valid in this state.");
    } else if (words.length == 1) {
      connection.send("+OK", "PLAIN", "XOAUTH2", ".");
    } else if (words.length > 2) {
      // Exchange Online takes the token on a line of its own only.
      connection.send("-ERR Protocol error. Connection is closed. 10");
      over = true;
    } else if (words[1].equalsIgnoreCase("XOAUTH2")) {
      connection.send("+ ");
      decide(connection.readLine());
    } else {
      connection.send("-ERR Authentication failure: unknown user name or bad password.");
    }
  }

  private void decide(Optional<String> response) throws IOException {
    Optional<MailDecision> decision =
        response.map(text -> access.decide(text, MailProtocolRight.POP3));
    if (decision.isPresent() && decision.get() instanceof MailDecision.Connected connected) {
      MailFolder inbox = store.folder(connected.mailbox(), "INBOX").orElseThrow();
      maildrop = Optional.of(new Maildrop(inbox));
      connection.send("+OK User successfully authenticated.");
    } else {
      connection.send("-ERR Authentication failure: unknown user name or bad password.");
    }
  }

  private void performSignedIn(Maildrop drop, String command, String[] words) throws IOException {
    switch (command) {
      case "STAT" -> connection.send("+OK " + drop.count() + " " + drop.size());
      case "NOOP" -> connection.send("+OK");
      case "RSET" -> {
        drop.reset();
        connection.send("+OK");
      }
      case "LIST" -> listing(drop, words, message -> Integer.toString(message.content().length));
      case "UIDL" -> listing(drop, words, message -> "D" + message.uid());
      case "RETR" -> retrieve(drop, words, Integer.MAX_VALUE);
      case "TOP" -> retrieve(drop, words, words.length > 2 ? number(words[2]) : 0);
      case "DELE" -> {
        boolean done = words.length > 1 && drop.delete(number(words[1]));
        connection.send(done ? "+OK" : "-ERR The specified message is out of range.");
      }
      default -> connection.send("-ERR Protocol error. 11");
    }
  }

  private void listing(Maildrop drop, String[] words, Function<StoredMessage, String> value)
      throws IOException {
    if (words.length > 1) {
      Optional<StoredMessage> one = drop.message(number(words[1]));
      connection.send(
          one.map(message -> "+OK " + words[1] + " " + value.apply(message))
              .orElse("-ERR The specified message is out of range."));
      return;
    }
    connection.send("+OK " + drop.count() + " " + drop.size());
    for (int i = 1; i <= drop.highest(); i++) {
      Optional<StoredMessage> one = drop.message(i);
      if (one.isPresent()) {
        connection.send(i + " " + value.apply(one.get()));
      }
    }
    connection.send(".");
  }

  private void retrieve(Maildrop drop, String[] words, int bodyLines) throws IOException {
    Optional<StoredMessage> one =
        words.length > 1 ? drop.message(number(words[1])) : Optional.empty();
    if (one.isEmpty()) {
      connection.send("-ERR The specified message is out of range.");
      return;
    }
    String text = new String(one.get().content(), StandardCharsets.ISO_8859_1);
    connection.send("+OK");
    boolean body = false;
    int left = bodyLines;
    for (String line : text.split("\r?\n", -1)) {
      if (body && left-- <= 0) {
        break;
      }
      body |= line.isEmpty();
      connection.send(line.startsWith(".") ? "." + line : line);
    }
    connection.send(".");
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
