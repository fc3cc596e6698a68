package org.postampel.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An IMAP server in clear text for a test that needs a mailbox which answers: it lets one password
 * in, and repeats every other one in its refusal, as real servers have been seen to do.
 */
final class PlainImapServer implements AutoCloseable {

  private final ServerSocket socket;
  private final String password;

  private PlainImapServer(ServerSocket socket, String password) {
    this.socket = socket;
    this.password = password;
  }

  static PlainImapServer accepting(String password) throws IOException {
    ServerSocket socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    PlainImapServer server = new PlainImapServer(socket, password);
    Thread thread = new Thread(server::serve, "plain-imap");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  /** The settings of a mailbox on this server that only receives. */
  Map<String, String> mailbox() {
    Map<String, String> mailbox = new LinkedHashMap<>();
    mailbox.put("name", "Support");
    mailbox.put("address", "support@firma.example");
    mailbox.put("provider", "generic");
    mailbox.put("incoming.protocol", "imap");
    mailbox.put("incoming.host", "127.0.0.1");
    mailbox.put("incoming.port", String.valueOf(socket.getLocalPort()));
    mailbox.put("incoming.security", "none");
    mailbox.put("outgoing.enabled", "false");
    mailbox.put("sign-in", "password");
    mailbox.put("sign-in.account", "support");
    return mailbox;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException ended) {
        // The client left, or the test is over.
        continue;
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(client.getOutputStream(), false, StandardCharsets.UTF_8);
    say(out, "* OK ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 3);
      String tag = words[0];
      switch (words[1].toUpperCase(Locale.ROOT)) {
        case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN");
        case "LOGIN", "AUTHENTICATE" -> {
          String sent = words[2].startsWith("PLAIN") ? plain(words[2], in, out) : words[2];
          if (!sent.contains(password)) {
            say(out, tag + " NO [AUTHENTICATIONFAILED] not let in: " + sent.replace('\0', ' '));
            continue;
          }
        }
        case "EXAMINE" -> say(out, "* 1 EXISTS");
        default -> {}
      }
      say(out, tag + " OK done");
    }
  }

  /** RFC 4616, the initial response of RFC 4959 or after a prompt. */
  private static String plain(String words, BufferedReader in, PrintStream out) throws IOException {
    String[] parts = words.split(" ");
    String response = parts.length > 1 ? parts[1] : "";
    if (response.isEmpty()) {
      say(out, "+ ");
      response = in.readLine();
    }
    return new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8);
  }

  private static void say(PrintStream out, String line) {
    out.print(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
