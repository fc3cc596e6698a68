package org.postampel.cli.internal.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.oauth.Ending;
import org.postampel.oauth.SignInService;

/** What the sign-ins of mailboxes hang on and when it ends, one line each, the soonest first. */
final class EndingLines {

  private final Terminal terminal;
  private final Clock clock;

  EndingLines(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Mailboxes that share what ends share the line. */
  List<String> of(List<MailboxConfiguration> mailboxes, SignInService signIns) {
    Map<Ending, List<String>> ids = new LinkedHashMap<>();
    for (MailboxConfiguration mailbox : mailboxes) {
      for (Ending ending : signIns.endings(mailbox)) {
        ids.computeIfAbsent(ending, some -> new ArrayList<>()).add(mailbox.id().value());
      }
    }
    return ids.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Ending::when)))
        .map(entry -> line(entry.getKey(), String.join(", ", entry.getValue())))
        .toList();
  }

  private String line(Ending ending, String mailboxes) {
    String kind = ending.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean estimated = ending.kind() == Ending.Kind.REFRESH_TOKEN && !ending.certain();
    return terminal
        .texts()
        .get("secret.ending." + (estimated ? "about" : kind), mailboxes, day(ending));
  }

  private String day(Ending ending) {
    Instant when = ending.when();
    // The last day of a client secret is a day as typed, and the same day everywhere.
    ZoneId zone =
        ending.kind() == Ending.Kind.CLIENT_SECRET ? ZoneOffset.UTC : ZoneId.systemDefault();
    String day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(terminal.locale())
            .format(when.atZone(zone));
    return when.isBefore(clock.instant()) ? terminal.texts().get("secret.ended", day) : day;
  }
}
