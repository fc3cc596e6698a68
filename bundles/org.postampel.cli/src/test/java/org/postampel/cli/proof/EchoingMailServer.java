package org.postampel.cli.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.postampel.testkit.server.LineConnection;

/**
 * IMAP, POP3 and SMTP by one ear: lets everybody in but those it is told to refuse, and tells these
 * literally what they sent, as badly written servers do.
 */
final class EchoingMailServer {

  final AtomicInteger accepted = new AtomicInteger();
  final AtomicInteger rejected = new AtomicInteger();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  void refuse(String secret) {
    refused.add(secret);
  }

  void imap(LineConnection client) throws IOException {
    client.send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=LOGIN AUTH=XOAUTH2] ready");
    for (Optional<String> line = client.readLine(); line.isPresent(); line = client.readLine()) {
      String[] words = line.get().split(" ", 3);
      String command = words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT);
      switch (command) {
        case "LOGIN" -> client.send(words[0] + verdict(line.get(), " OK in", " NO Invalid "));
        case "AUTHENTICATE" -> {
          String sent = sasl(client, words[2], "+ ");
          client.send(words[0] + verdict(sent, " OK in", " NO Invalid "));
        }
        case "EXAMINE", "SELECT" ->
            client.send("* 3 EXISTS", "* FLAGS ()", words[0] + " OK [READ-ONLY] done");
        case "CAPABILITY" ->
            client.send("* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN", words[0] + " OK done");
        case "LOGOUT" -> {
          client.send("* BYE", words[0] + " OK done");
          return;
        }
        default -> client.send(words[0] + " OK done");
      }
    }
  }

  void pop3(LineConnection client) throws IOException {
    client.send("+OK ready");
    for (Optional<String> line = client.readLine(); line.isPresent(); line = client.readLine()) {
      String[] words = line.get().split(" ", 2);
      switch (words[0].toUpperCase(Locale.ROOT)) {
        case "CAPA" -> client.send("+OK", "SASL PLAIN LOGIN XOAUTH2", "USER", "UIDL", ".");
        case "PASS" -> client.send(verdict(line.get(), "+OK in", "-ERR [AUTH] Invalid "));
        case "AUTH" ->
            client.send(verdict(sasl(client, words[1], "+ "), "+OK in", "-ERR [AUTH] Invalid "));
        case "STAT" -> client.send("+OK 3 100");
        case "QUIT" -> {
          client.send("+OK");
          return;
        }
        default -> client.send("+OK");
      }
    }
  }

  void smtp(LineConnection client) throws IOException {
    client.send("220 localhost ESMTP");
    for (Optional<String> line = client.readLine(); line.isPresent(); line = client.readLine()) {
      String[] words = line.get().split(" ", 2);
      switch (words[0].toUpperCase(Locale.ROOT)) {
        case "EHLO" ->
            client.send("250-localhost", "250-AUTH PLAIN LOGIN XOAUTH2", "250 ENHANCEDSTATUSCODES");
        case "AUTH" ->
            client.send(
                verdict(sasl(client, words[1], "334 "), "235 2.7.0 in", "535 5.7.8 Invalid "));
        case "QUIT" -> {
          client.send("221 bye");
          return;
        }
        default -> client.send("250 2.0.0 done");
      }
    }
  }

  /** Everything the client says to prove who it is. */
  private static String sasl(LineConnection client, String words, String more) throws IOException {
    String[] parts = words.split(" ", 2);
    if (parts.length > 1) {
      return parts[1];
    } else if (!parts[0].equalsIgnoreCase("LOGIN")) {
      client.send(more);
      return client.readLine().orElse("");
    }
    client.send(more + "VXNlcm5hbWU6");
    client.readLine();
    client.send(more + "UGFzc3dvcmQ6");
    return client.readLine().orElse("");
  }

  private String verdict(String sent, String welcome, String refusal) {
    String clear = sent + " " + decoded(sent);
    if (refused.stream().noneMatch(clear::contains)) {
      accepted.incrementAndGet();
      return welcome;
    }
    rejected.incrementAndGet();
    return refusal + clear.replaceAll("[^ -~]", " ");
  }

  private static String decoded(String sent) {
    try {
      return new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
