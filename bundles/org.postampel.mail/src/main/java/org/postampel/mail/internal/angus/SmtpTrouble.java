package org.postampel.mail.internal.angus;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.postampel.mail.ServerReply;
import org.postampel.mail.internal.channel.LineText;

/** The server's own words in what Angus Mail throws after the sign-in. */
final class SmtpTrouble {

  private static final int LONGEST = 2000;
  private static final Pattern REPLY =
      Pattern.compile("([245]\\d\\d)[ -]?(?:([245]\\.\\d{1,3}\\.\\d{1,3})[ ,;]*)?(.*)");

  private SmtpTrouble() {}

  /** The refusal; the innermost one that is a server's answer says why. */
  static Optional<ServerReply> replyIn(MessagingException trouble) {
    Optional<ServerReply> found = Optional.empty();
    Exception next = trouble;
    for (int depth = 0; next != null && depth < 10; depth++) {
      if (next instanceof SMTPSendFailedException
          || next instanceof SMTPAddressFailedException
          || next instanceof SMTPSenderFailedException) {
        Optional<ServerReply> reply = parsed(String.valueOf(next.getMessage()));
        found = reply.isPresent() ? reply : found;
      }
      next = next instanceof MessagingException outer ? outer.getNextException() : null;
    }
    return found;
  }

  private static Optional<ServerReply> parsed(String words) {
    List<String> lines =
        Arrays.stream(shortened(words).split("\r?\n")).filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = REPLY.matcher(lines.get(lines.size() - 1));
    return parts.matches()
        ? Optional.of(
            new ServerReply(
                lines.stream().map(SmtpTrouble::visible).toList(),
                parts.group(1),
                parts.group(2) == null ? "" : parts.group(2),
                visible(parts.group(3))))
        : Optional.empty();
  }

  /** The outermost and the innermost words on one line. */
  static String wordsOf(MessagingException trouble) {
    return visible(shortened(AngusTrouble.wordsOf(trouble)));
  }

  private static String visible(String text) {
    return LineText.visible(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
