package org.postampel.mail.internal.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.mail.Capabilities;
import org.postampel.mail.Disturbance;
import org.postampel.mail.ServerReply;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;

/** Reads IMAP answers (RFC 3501, section 7), bounded in lines. */
final class ImapReplies {

  private static final int MOST_LINES = 200;
  private static final int MOST_FOLDERS = 4000;
  private static final Pattern STATUS =
      Pattern.compile("(OK|NO|BAD|BYE|PREAUTH)(?: +(.*))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE = Pattern.compile("\\[([^ \\]]++)([^\\]]*+)\\](.*)");
  private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,18})\\+?\\}$");

  private final LineChannel channel;

  ImapReplies(LineChannel channel) {
    this.channel = channel;
  }

  /** Either a final answer or the request to go on. */
  sealed interface Answer {
    /** The tagged answer, or BYE when the server closed without one. */
    record Done(ServerReply reply) implements Answer {}

    /** {@code + text}. */
    record GoOn(String text) implements Answer {}
  }

  /** The answer to the command with this tag. */
  Answer read(String tag) throws BrokenDialogue {
    return read(tag, MOST_LINES);
  }

  private Answer read(String tag, int most) throws BrokenDialogue {
    List<String> lines = new ArrayList<>();
    Optional<ServerReply> bye = Optional.empty();
    while (lines.size() < most) {
      String line;
      try {
        line = readLogicalLine();
      } catch (BrokenDialogue e) {
        if (bye.isPresent() && e.disturbance().kind() != Disturbance.Kind.CANCELLED) {
          return new Answer.Done(bye.get());
        }
        throw e;
      }
      lines.add(line);
      if (line.startsWith(tag + " ")) {
        return new Answer.Done(reply(lines, line.substring(tag.length() + 1)));
      }
      if (line.equals("+") || line.startsWith("+ ")) {
        return new Answer.GoOn(line.substring(1).trim());
      }
      if (!line.startsWith("* ")) {
        throw unintelligible(line);
      }
      if (line.regionMatches(true, 2, "BYE", 0, 3)) {
        bye = Optional.of(reply(lines, line.substring(2)));
      }
    }
    throw channel.broken(
        new BrokenDialogue(
            Disturbance.Kind.TOO_MUCH, "more than " + most + " lines: " + lines.get(0)));
  }

  /** The answer to the command with this tag, where no request to go on is expected. */
  ServerReply readDone(String tag) throws BrokenDialogue {
    if (read(tag) instanceof Answer.Done done) {
      return done.reply();
    }
    throw unintelligible("+");
  }

  /** Whoever says goodbye for no known reason has ended the connection, and refused nothing. */
  void requireStay(ServerReply reply) throws BrokenDialogue {
    if (reply.status().equals("BYE")) {
      throw channel.broken(
          new BrokenDialogue(Disturbance.Kind.CLOSED, String.join("\n", reply.lines())));
    }
  }

  /** The answer to a command that may well list a large number of things. */
  ServerReply readList(String tag) throws BrokenDialogue {
    if (read(tag, MOST_FOLDERS) instanceof Answer.Done done) {
      return done.reply();
    }
    throw unintelligible("+");
  }

  /** A greeting, or another status line without a tag. */
  ServerReply untagged(String line) throws BrokenDialogue {
    return reply(List.of(line), line.substring(2));
  }

  /** The capabilities in a code or an untagged line of the answer, the last ones if several. */
  static Optional<Capabilities> capabilitiesIn(ServerReply reply) {
    Optional<Capabilities> found = Optional.empty();
    Pattern announced =
        Pattern.compile("^(?:\\* |.*\\[)CAPABILITY ([^\\]]*)(?:\\].*)?$", Pattern.CASE_INSENSITIVE);
    for (String line : reply.lines()) {
      Matcher matcher = announced.matcher(line);
      if (matcher.matches()) {
        found = Optional.of(new Capabilities(List.of(matcher.group(1).trim().split(" +"))));
      }
    }
    return found;
  }

  private ServerReply reply(List<String> lines, String rest) throws BrokenDialogue {
    Matcher status = STATUS.matcher(rest);
    if (!status.matches()) {
      throw unintelligible(lines.get(lines.size() - 1));
    }
    String text = status.group(2) == null ? "" : status.group(2);
    Matcher code = CODE.matcher(text);
    boolean coded = code.matches();
    return new ServerReply(
        lines,
        status.group(1).toUpperCase(Locale.ROOT),
        coded ? code.group(1).toUpperCase(Locale.ROOT) : "",
        coded ? code.group(3).trim() : text);
  }

  /** A line with its literals; a status line has none, whatever its text ends with. */
  private String readLogicalLine() throws BrokenDialogue {
    StringBuilder whole = new StringBuilder(channel.readLine());
    Matcher literal = LITERAL.matcher(whole);
    while (whole.indexOf("* ") == 0
        && !STATUS.matcher(whole.substring(2)).matches()
        && literal.find()) {
      whole.append(channel.readBlock(Long.parseLong(literal.group(1))));
      whole.append(channel.readLine());
      if (whole.length() > 16 * 1024) {
        throw channel.broken(
            new BrokenDialogue(Disturbance.Kind.TOO_MUCH, whole.substring(0, 80) + "…"));
      }
      literal = LITERAL.matcher(whole);
    }
    return whole.toString();
  }

  private BrokenDialogue unintelligible(String line) {
    return channel.broken(new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, line));
  }
}
