package org.postampel.mail.internal.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.mail.Disturbance;
import org.postampel.mail.ServerReply;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;

/** Reads SMTP answers (RFC 5321, section 4.2), bounded in lines. */
final class SmtpReplies {

  private static final int MOST_LINES = 200;
  private static final Pattern LINE = Pattern.compile("([2-5]\\d\\d)(?:([ -])(.*))?");

  /** RFC 3463. */
  private static final Pattern ENHANCED =
      Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?:[ ,](.*))?");

  private final LineChannel channel;

  SmtpReplies(LineChannel channel) {
    this.channel = channel;
  }

  /** A complete answer. */
  ServerReply read() throws BrokenDialogue {
    return read(channel.readLine());
  }

  /** The complete answer that begins with this line. */
  ServerReply read(String first) throws BrokenDialogue {
    List<String> lines = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    String enhanced = "";
    String line = first;
    while (lines.size() < MOST_LINES) {
      lines.add(line);
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw channel.broken(new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, line));
      }
      String words = parts.group(3) == null ? "" : parts.group(3);
      Matcher code = ENHANCED.matcher(words);
      if (code.matches()) {
        enhanced = code.group(1);
        words = code.group(2) == null ? "" : code.group(2);
      }
      text.append(text.length() == 0 ? "" : " ").append(words);
      if (!"-".equals(parts.group(2))) {
        return new ServerReply(lines, parts.group(1), enhanced, text.toString());
      }
      line = channel.readLine();
    }
    throw channel.broken(
        new BrokenDialogue(
            Disturbance.Kind.TOO_MUCH, "more than " + MOST_LINES + " lines: " + lines.get(0)));
  }
}
