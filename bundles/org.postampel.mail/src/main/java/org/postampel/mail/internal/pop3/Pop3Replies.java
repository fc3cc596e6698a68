package org.postampel.mail.internal.pop3;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.mail.Disturbance;
import org.postampel.mail.ServerReply;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;

/** Reads POP3 answers (RFC 1939, section 3), bounded in lines. */
final class Pop3Replies {

  private static final int MOST_LINES = 200;

  /** With the response code of RFC 2449, section 8. */
  private static final Pattern STATUS =
      Pattern.compile("(\\+OK|-ERR)(?:\\s+(?:\\[([A-Za-z0-9/-]+)[^\\]]*\\]\\s*)?(.*))?");

  private final LineChannel channel;

  Pop3Replies(LineChannel channel) {
    this.channel = channel;
  }

  /** A one-line answer. */
  ServerReply read() throws BrokenDialogue {
    return parse(channel.readLine());
  }

  /** The one-line answer that this line is. */
  ServerReply parse(String line) throws BrokenDialogue {
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw channel.broken(new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, line));
    }
    return new ServerReply(
        List.of(line),
        status.group(1),
        status.group(2) == null ? "" : status.group(2).toUpperCase(Locale.ROOT),
        status.group(3) == null ? "" : status.group(3));
  }

  /** The lines up to the one with the dot. */
  List<String> readList() throws BrokenDialogue {
    List<String> lines = new ArrayList<>();
    while (lines.size() < MOST_LINES) {
      String line = channel.readLine();
      if (line.equals(".")) {
        return lines;
      }
      lines.add(line.startsWith(".") ? line.substring(1) : line);
    }
    throw channel.broken(
        new BrokenDialogue(
            Disturbance.Kind.TOO_MUCH, "more than " + MOST_LINES + " lines: " + lines.get(0)));
  }
}
