package org.postampel.ui.internal.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.postampel.oauth.Ending;

/** Says ahead what of a sign-in ends soon, so that somebody acts before mail stands still. */
public final class EndingWords {

  /** What ends later worries nobody today. */
  private static final Duration SOON = Duration.ofDays(30);

  private final Sentences sentences;

  /** Words in the language of these sentences. */
  public EndingWords(Sentences sentences) {
    this.sentences = sentences;
  }

  /**
   * One sentence about what ends first; empty when nothing ends within thirty days.
   *
   * @param now the time
   */
  public String of(List<Ending> endings, Instant now) {
    return endings.stream()
        .filter(ending -> ending.when().isBefore(now.plus(SOON)))
        .min(Comparator.comparing(Ending::when))
        .map(ending -> sentences.get(key(ending, now), day(ending)))
        .orElse("");
  }

  private static String key(Ending ending, Instant now) {
    String kind = ending.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String sure =
        ending.kind() == Ending.Kind.REFRESH_TOKEN && !ending.certain() ? kind + "-about" : kind;
    // The last day itself still counts.
    boolean over =
        ending.kind() == Ending.Kind.CLIENT_SECRET
            ? ending.when().plus(Duration.ofDays(1)).isBefore(now)
            : ending.when().isBefore(now);
    return "ending." + sure + (over ? ".over" : "");
  }

  private String day(Ending ending) {
    // The last day of a client secret is a day as typed, and the same day everywhere.
    ZoneId zone =
        ending.kind() == Ending.Kind.CLIENT_SECRET ? ZoneOffset.UTC : ZoneId.systemDefault();
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(sentences.own().locale())
        .format(ending.when().atZone(zone));
  }
}
