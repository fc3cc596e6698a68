package org.postampel.testkit.internal.imap;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.testkit.internal.mail.MimePart;
import org.postampel.testkit.internal.mail.StoredMessage;

/** One thing a client wants to know of a message (RFC 3501 section 6.4.5). */
final class FetchItem {
  private static final DateTimeFormatter INTERNAL_DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern SECTION =
      Pattern.compile("BODY(\\.PEEK)?\\[(.*)\\](?:<(\\d{1,9})\\.(\\d{1,9})>)?", Pattern.DOTALL);
  private static final Pattern FIELDS =
      Pattern.compile("HEADER\\.FIELDS(\\.NOT)? ?\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern PART = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,4})*)(?:\\.(.*))?");

  private final String name;
  private final Optional<Matcher> section;

  private FetchItem(String name, Optional<Matcher> section) {
    this.name = name;
    this.section = section;
  }

  static List<FetchItem> parse(List<String> words) throws ImapSyntax {
    List<FetchItem> items = new ArrayList<>();
    for (String word : words) {
      String upper = word.toUpperCase(Locale.ROOT);
      switch (upper) {
        case "ALL" ->
            items.addAll(parse(List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE")));
        case "FAST" -> items.addAll(parse(List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE")));
        case "FULL" ->
            items.addAll(
                parse(List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODY")));
        default -> items.add(one(upper));
      }
    }
    if (items.isEmpty()) {
      throw new ImapSyntax("nothing to fetch");
    }
    return items;
  }

  private static FetchItem one(String upper) throws ImapSyntax {
    Matcher matcher = SECTION.matcher(upper);
    if (matcher.matches()) {
      return new FetchItem(upper, Optional.of(matcher));
    }
    List<String> known =
        List.of(
            "FLAGS",
            "UID",
            "INTERNALDATE",
            "RFC822.SIZE",
            "ENVELOPE",
            "BODY",
            "BODYSTRUCTURE",
            "RFC822",
            "RFC822.HEADER",
            "RFC822.TEXT");
    if (!known.contains(upper)) {
      throw new ImapSyntax("cannot fetch " + upper);
    }
    return new FetchItem(upper, Optional.empty());
  }

  boolean is(String other) {
    return name.equals(other);
  }

  /** Returns whether reading this marks the message as read. */
  boolean marksSeen() {
    return section.map(found -> found.group(1) == null).orElse(false)
        || name.equals("RFC822")
        || name.equals("RFC822.TEXT");
  }

  /** Returns name and value as they stand in the answer. */
  String answer(StoredMessage message, MimePart outline) throws ImapSyntax {
    if (section.isPresent()) {
      return sectionAnswer(section.get(), outline);
    }
    return name
        + " "
        + switch (name) {
          case "FLAGS" -> "(" + String.join(" ", message.flags()) + ")";
          case "UID" -> Long.toString(message.uid());
          case "INTERNALDATE" -> "\"" + INTERNAL_DATE.format(message.received()) + "\"";
          case "RFC822.SIZE" -> Integer.toString(message.content().length);
          case "ENVELOPE" -> MessageStructure.envelope(outline);
          case "BODY" -> MessageStructure.body(outline, false);
          case "BODYSTRUCTURE" -> MessageStructure.body(outline, true);
          case "RFC822" -> ImapText.literal(outline.wholeText());
          case "RFC822.HEADER" -> ImapText.literal(outline.headerText());
          default -> ImapText.literal(outline.bodyText());
        };
  }

  private static String sectionAnswer(Matcher found, MimePart outline) throws ImapSyntax {
    String spec = found.group(2);
    Optional<String> text = select(spec, outline);
    String label = "BODY[" + spec + "]";
    if (found.group(3) != null) {
      int from = Integer.parseInt(found.group(3));
      long to = (long) from + Integer.parseInt(found.group(4));
      label += "<" + from + ">";
      text =
          text.map(
              whole ->
                  whole.substring(
                      Math.min(from, whole.length()), (int) Math.min(to, whole.length())));
    }
    return label + " " + text.map(ImapText::literal).orElse("NIL");
  }

  private static Optional<String> select(String spec, MimePart message) throws ImapSyntax {
    Matcher fields = FIELDS.matcher(spec);
    if (fields.matches()) {
      List<String> names =
          Arrays.stream(fields.group(2).split(" ")).map(one -> one.replace("\"", "")).toList();
      return Optional.of(message.fields(names, fields.group(1) == null));
    }
    switch (spec) {
      case "":
        return Optional.of(message.wholeText());
      case "HEADER", "MIME":
        return Optional.of(message.headerText());
      case "TEXT":
        return Optional.of(message.bodyText());
      default:
        break;
    }
    Matcher part = PART.matcher(spec);
    if (!part.matches()) {
      throw new ImapSyntax("no section: " + spec);
    }
    Optional<MimePart> chosen = part(message, part.group(1).split("\\."));
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    String rest = part.group(2);
    if (rest == null) {
      return Optional.of(chosen.get().bodyText());
    }
    if (rest.equals("MIME")) {
      return Optional.of(chosen.get().headerText());
    }
    boolean inner = chosen.get().type().equals("message/rfc822");
    return select(rest, inner ? chosen.get().parts().get(0) : chosen.get());
  }

  private static Optional<MimePart> part(MimePart message, String[] path) {
    MimePart current = message;
    for (String step : path) {
      int number = Integer.parseInt(step);
      if (current.type().equals("message/rfc822") && !current.parts().isEmpty()) {
        current = current.parts().get(0);
      }
      if (current.isMultipart() && number >= 1 && number <= current.parts().size()) {
        current = current.parts().get(number - 1);
      } else if (number != 1 || current.isMultipart()) {
        return Optional.empty();
      }
    }
    return Optional.of(current);
  }
}
