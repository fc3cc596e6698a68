package org.postampel.mail.internal.imap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxDecoder;
import org.postampel.mail.Capabilities;
import org.postampel.mail.FoldersOutcome;
import org.postampel.mail.MailFolder;
import org.postampel.mail.QuotaOutcome;
import org.postampel.mail.RightsOutcome;
import org.postampel.mail.ServerReply;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;

/** What else one can ask about an open mailbox: rights, folders, space. */
final class MailboxQuestions {

  private static final Pattern RIGHTS =
      Pattern.compile(
          "\\* MYRIGHTS (?:\"[^\"]*\"|\\S+) \"?([a-z0-9]*)\"?", Pattern.CASE_INSENSITIVE);

  /** A name that is a literal stands right behind its length, see {@link ImapReplies}. */
  private static final Pattern FOLDER =
      Pattern.compile(
          "\\* LIST \\(([^)]*)\\) (\"(?:[^\"\\\\]|\\\\.)\"|NIL)"
              + " (?:\"((?:[^\"\\\\]|\\\\.)*+)\"|\\{\\d+\\}(.*)|([^\\s\"]+))(?: .*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTA =
      Pattern.compile(
          "\\* QUOTA (?:\"(?:[^\"\\\\]|\\\\.)*+\"|\\S+|) ?\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern USAGE =
      Pattern.compile("([A-Za-z0-9-]+) (\\d{1,18}) (\\d{1,18})(?: |$)");

  private final LineChannel channel;
  private final ImapReplies replies;
  private final Supplier<String> tags;
  private final Capabilities offered;

  MailboxQuestions(
      LineChannel channel, ImapReplies replies, Supplier<String> tags, Capabilities offered) {
    this.channel = channel;
    this.replies = replies;
    this.tags = tags;
    this.offered = offered;
  }

  RightsOutcome rights() throws BrokenDialogue {
    if (!offered.offers("ACL")) {
      return new RightsOutcome.NotOffered();
    }
    ServerReply reply = ask("MYRIGHTS INBOX");
    for (String line : reply.lines()) {
      Matcher rights = RIGHTS.matcher(line);
      if (isYes(reply) && rights.matches()) {
        return new RightsOutcome.Known(rights.group(1).toLowerCase(Locale.ROOT), reply);
      }
    }
    return new RightsOutcome.Refused(reply);
  }

  FoldersOutcome folders() throws BrokenDialogue {
    Map<String, MailFolder> found = new LinkedHashMap<>();
    if (offered.offers("LIST-EXTENDED") && offered.offers("SPECIAL-USE")) {
      keep(ask("LIST (SPECIAL-USE) \"\" *"), found);
      if (found.values().stream().anyMatch(folder -> folder.has("\\Sent"))) {
        return new FoldersOutcome.Listed(new ArrayList<>(found.values()));
      }
    }
    ServerReply reply = ask("LIST \"\" %");
    if (!isYes(reply)) {
      return refused(reply);
    }
    keep(reply, found);
    MailFolder inbox = found.get("INBOX");
    if (inbox != null && inbox.mayHoldFolders()) {
      keep(ask("LIST \"\" INBOX" + inbox.delimiter() + "%"), found);
    }
    return new FoldersOutcome.Listed(new ArrayList<>(found.values()));
  }

  private static FoldersOutcome refused(ServerReply reply) {
    return ImapLogin.isNotNow(reply)
        ? new FoldersOutcome.Unavailable(reply)
        : new FoldersOutcome.Refused(reply);
  }

  private static void keep(ServerReply reply, Map<String, MailFolder> found) {
    for (String line : reply.lines()) {
      Matcher parts = FOLDER.matcher(line);
      if (parts.matches()) {
        MailFolder folder = folder(parts);
        String key = folder.name().equalsIgnoreCase("INBOX") ? "INBOX" : folder.name();
        found.merge(key, folder, MailboxQuestions::both);
      }
    }
  }

  private static MailFolder folder(Matcher parts) {
    String wire = parts.group(5);
    if (parts.group(3) != null) {
      wire = unescaped(parts.group(3));
    } else if (parts.group(4) != null) {
      wire = parts.group(4);
    }
    Set<String> attributes = new TreeSet<>(List.of(parts.group(1).trim().split(" +")));
    attributes.remove("");
    String quoted = parts.group(2);
    String delimiter =
        quoted.equalsIgnoreCase("NIL") ? "" : unescaped(quoted.substring(1, quoted.length() - 1));
    return new MailFolder(BASE64MailboxDecoder.decode(wire), delimiter, attributes);
  }

  private static MailFolder both(MailFolder first, MailFolder second) {
    Set<String> attributes = new TreeSet<>(first.attributes());
    attributes.addAll(second.attributes());
    return new MailFolder(first.name(), first.delimiter(), attributes);
  }

  QuotaOutcome quota() throws BrokenDialogue {
    if (!offered.offers("QUOTA")) {
      return new QuotaOutcome.NotOffered();
    }
    ServerReply reply = ask("GETQUOTAROOT INBOX");
    if (!isYes(reply)) {
      return ImapLogin.isNotNow(reply)
          ? new QuotaOutcome.Unavailable(reply)
          : new QuotaOutcome.Refused(reply);
    }
    List<QuotaOutcome.Usage> usages = new ArrayList<>();
    for (String line : reply.lines()) {
      Matcher quota = QUOTA.matcher(line);
      if (quota.matches()) {
        Matcher usage = USAGE.matcher(quota.group(1).trim());
        while (usage.find()) {
          usages.add(
              new QuotaOutcome.Usage(
                  usage.group(1).toUpperCase(Locale.ROOT),
                  Long.parseLong(usage.group(2)),
                  Long.parseLong(usage.group(3))));
        }
      }
    }
    return new QuotaOutcome.Known(usages, reply);
  }

  private ServerReply ask(String command) throws BrokenDialogue {
    String tag = tags.get();
    channel.send(tag + " " + command);
    ServerReply reply = replies.readList(tag);
    if (!ImapLogin.isNotNow(reply)) {
      replies.requireStay(reply);
    }
    return reply;
  }

  private static boolean isYes(ServerReply reply) {
    return reply.status().equals("OK");
  }

  private static String unescaped(String text) {
    return text.replaceAll("\\\\(.)", "$1");
  }
}
