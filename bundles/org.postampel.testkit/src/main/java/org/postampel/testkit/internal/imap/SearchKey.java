package org.postampel.testkit.internal.imap;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.postampel.testkit.internal.imap.FolderView.Numbered;
import org.postampel.testkit.internal.mail.MimePart;
import org.postampel.testkit.internal.mail.StoredMessage;

/** Search criteria (RFC 3501 section 6.4.4), all of which must hold. */
final class SearchKey {
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d-MMM-yyyy")
          .toFormatter(Locale.ENGLISH);

  private final int last;
  private final long lastUid;

  private SearchKey(List<Numbered> all) {
    this.last = all.size();
    this.lastUid = all.isEmpty() ? 0 : all.get(all.size() - 1).message().uid();
  }

  /** Returns what the words mean for the messages of a folder. */
  static Predicate<Numbered> parse(ImapArguments words, List<Numbered> all) throws ImapSyntax {
    return new SearchKey(all).allOf(words);
  }

  private Predicate<Numbered> allOf(ImapArguments words) throws ImapSyntax {
    Predicate<Numbered> all = one -> true;
    while (words.hasNext()) {
      all = all.and(one(words));
    }
    return all;
  }

  private Predicate<Numbered> one(ImapArguments words) throws ImapSyntax {
    Object next = words.any();
    if (next instanceof List<?> list) {
      return allOf(ImapArguments.of(list));
    }
    String key = ((String) next).toUpperCase(Locale.ROOT);
    if (SequenceSet.looksLike(key)) {
      SequenceSet set = SequenceSet.parse(key);
      return message -> set.contains(message.number(), last);
    }
    return switch (key) {
      case "ALL", "OLD" -> message -> true;
      case "NEW", "RECENT" -> message -> false;
      case "SEEN", "ANSWERED", "DELETED", "FLAGGED", "DRAFT" -> flag("\\" + key);
      case "UNSEEN", "UNANSWERED", "UNDELETED", "UNFLAGGED", "UNDRAFT" ->
          flag("\\" + key.substring(2)).negate();
      case "KEYWORD" -> flag(words.word());
      case "UNKEYWORD" -> flag(words.word()).negate();
      case "SUBJECT", "FROM", "TO", "CC", "BCC" -> header(key, words.word());
      case "HEADER" -> header(words.word(), words.word());
      case "BODY" -> text(words.word(), false);
      case "TEXT" -> text(words.word(), true);
      case "UID" -> uids(SequenceSet.parse(words.word()));
      case "LARGER" -> size(words.word(), true);
      case "SMALLER" -> size(words.word(), false);
      case "SINCE", "SENTSINCE" -> since(day(words.word()));
      case "BEFORE", "SENTBEFORE" -> since(day(words.word())).negate();
      case "ON", "SENTON" -> on(day(words.word()));
      case "NOT" -> one(words).negate();
      case "OR" -> one(words).or(one(words));
      case "CHARSET" -> charset(words);
      default -> throw new ImapSyntax("cannot search by " + key);
    };
  }

  private Predicate<Numbered> charset(ImapArguments words) throws ImapSyntax {
    words.word();
    return message -> true;
  }

  private Predicate<Numbered> uids(SequenceSet set) {
    return message -> set.contains(message.message().uid(), lastUid);
  }

  private static Predicate<Numbered> flag(String flag) {
    return message -> message.message().has(flag);
  }

  private static Predicate<Numbered> header(String name, String wanted) {
    return message -> {
      Optional<String> value = outline(message.message()).header(name);
      return value.filter(found -> contains(found, wanted)).isPresent();
    };
  }

  private static Predicate<Numbered> text(String wanted, boolean withHeader) {
    return message -> {
      MimePart outline = outline(message.message());
      return contains(withHeader ? outline.wholeText() : outline.bodyText(), wanted);
    };
  }

  private static Predicate<Numbered> size(String text, boolean larger) throws ImapSyntax {
    if (!text.matches("\\d{1,10}")) {
      throw new ImapSyntax("no size: " + text);
    }
    long size = Long.parseLong(text);
    return message ->
        larger
            ? message.message().content().length > size
            : message.message().content().length < size;
  }

  private static Predicate<Numbered> since(LocalDate day) {
    return message -> !arrival(message).isBefore(day);
  }

  private static Predicate<Numbered> on(LocalDate day) {
    return message -> arrival(message).equals(day);
  }

  private static LocalDate arrival(Numbered message) {
    return LocalDate.ofInstant(message.message().received(), ZoneOffset.UTC);
  }

  private static LocalDate day(String text) throws ImapSyntax {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeParseException e) {
      throw new ImapSyntax("no day: " + text);
    }
  }

  private static MimePart outline(StoredMessage message) {
    return MimePart.of(message.content());
  }

  private static boolean contains(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }
}
