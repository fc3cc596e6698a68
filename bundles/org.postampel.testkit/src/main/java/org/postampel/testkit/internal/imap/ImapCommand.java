package org.postampel.testkit.internal.imap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.testkit.server.LineConnection;

/**
 * One command of a client.
 *
 * @param tag the client's mark
 * @param name in upper case; with "UID " in front where the client said so
 * @param rest the arguments; literals stand in it as quoted strings
 */
record ImapCommand(String tag, String name, String rest) {
  private static final Pattern LITERAL =
      Pattern.compile("^(.*)\\{(\\d{1,9})(\\+?)\\}$", Pattern.DOTALL);
  private static final int MAXIMUM_LITERALS = 20;

  /** Reads the next command with its literals; nothing when the client has closed. */
  static Optional<ImapCommand> read(LineConnection connection) throws IOException {
    Optional<String> line = connection.readLine();
    StringBuilder whole = new StringBuilder();
    int literals = 0;
    while (line.isPresent()) {
      Matcher literal = LITERAL.matcher(line.get());
      if (!literal.matches()) {
        return Optional.of(of(whole.append(line.get()).toString()));
      }
      if (++literals > MAXIMUM_LITERALS) {
        throw new IOException("The client sends too many literals.");
      }
      int length = Integer.parseInt(literal.group(2));
      if (literal.group(3).isEmpty()) {
        connection.send("+ Ready for additional command text.");
      }
      String content = new String(connection.readBlock(length), StandardCharsets.ISO_8859_1);
      whole
          .append(literal.group(1))
          .append('"')
          .append(content.replace("\\", "\\\\").replace("\"", "\\\""))
          .append('"');
      line = connection.readLine();
    }
    return Optional.empty();
  }

  private static ImapCommand of(String line) {
    String[] words = line.split(" ", 3);
    String name = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
    String rest = words.length > 2 ? words[2] : "";
    if (name.equals("UID")) {
      String[] more = rest.split(" ", 2);
      return new ImapCommand(
          words[0], "UID " + more[0].toUpperCase(Locale.ROOT), more.length > 1 ? more[1] : "");
    }
    return new ImapCommand(words[0], name, rest);
  }
}
