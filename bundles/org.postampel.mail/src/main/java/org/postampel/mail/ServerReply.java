package org.postampel.mail;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One complete answer of a server, literal and taken apart.
 *
 * @param lines as they came, without line ends; control characters made visible; in IMAP the
 *     untagged lines before the tagged one belong to it; at least one
 * @param status IMAP: {@code OK NO BAD BYE PREAUTH}; POP3: {@code +OK -ERR}; SMTP: three digits
 * @param code IMAP: the response code without brackets, as {@code AUTHENTICATIONFAILED} (RFC 5530);
 *     POP3: the same, as {@code SYS/TEMP} (RFC 2449); SMTP: the enhanced status code, as {@code
 *     5.7.3} (RFC 3463); empty when there is none
 * @param text the words for people
 */
public record ServerReply(List<String> lines, String status, String code, String text) {

  private static final Pattern BACK_OFF =
      Pattern.compile("Suggested Backoff Time: (\\d{1,9}) milliseconds", Pattern.CASE_INSENSITIVE);

  /** Refuses an empty answer. */
  public ServerReply {
    lines = List.copyOf(lines);
    Objects.requireNonNull(status);
    Objects.requireNonNull(code);
    Objects.requireNonNull(text);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an answer without a line");
    }
  }

  /** The line that decided: IMAP's tagged one, the last one of a multi-line SMTP answer. */
  public String literal() {
    return lines.get(lines.size() - 1);
  }

  /** How long the server asks us to stay away, where it says so (Exchange Online does). */
  public Optional<Duration> backOff() {
    return lines.stream()
        .map(BACK_OFF::matcher)
        .filter(Matcher::find)
        .map(found -> Duration.ofMillis(Long.parseLong(found.group(1))))
        .findFirst();
  }
}
