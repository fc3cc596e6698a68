package org.postampel.ui.internal.model;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailboxField;

/**
 * Reads connection data out of pasted text: an administrator's e-mail with labels in German or
 * English in any order, what a portal shows, or lines of a mailbox file. What is not certain is
 * left out: two IDs without a label are no tenant and no application.
 */
public final class ConnectionText {

  /** The largest text that is looked at, in characters. */
  public static final int LIMIT = 64 * 1024;

  /** The least number of characters of a secret that stands below its label. */
  private static final int LEAST = 8;

  /** What a block may say; never who the mailbox is, and never over which proxy it is reached. */
  private static final Set<MailboxField> ALLOWED =
      EnumSet.of(
          MailboxField.PROVIDER,
          MailboxField.INCOMING_HOST,
          MailboxField.INCOMING_PORT,
          MailboxField.INCOMING_SECURITY,
          MailboxField.OUTGOING_HOST,
          MailboxField.OUTGOING_PORT,
          MailboxField.OUTGOING_SECURITY,
          MailboxField.OAUTH_TENANT,
          MailboxField.OAUTH_CLIENT_ID,
          MailboxField.OAUTH_REDIRECT,
          MailboxField.OAUTH_AUTHORITY,
          MailboxField.TRUSTED_CERTIFICATES);

  private static final String ID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final Pattern GUID =
      Pattern.compile("(?<![0-9a-fA-F-])" + ID + "(?![0-9a-fA-F-])");
  private static final Pattern SIGN_IN_PAGE =
      Pattern.compile("https://login\\.[a-z.]+/(" + ID + ")(?=[/?\\s]|$)");
  private static final Pattern CLIENT_IN_PAGE = Pattern.compile("[?&]client_id=(" + ID + ")");
  private static final Pattern FILE_LINE = Pattern.compile("([a-z][a-z.-]+)\\s*=\\s*(\\S.*)");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}", Pattern.UNICODE_CASE);
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>,;]+");
  private static final Pattern DAY =
      Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{4}-\\d\\d-\\d\\d");

  private final char[] text;
  private final Map<MailboxField, String> fields = new EnumMap<>(MailboxField.class);
  private final Set<MailboxField> contradictory = EnumSet.noneOf(MailboxField.class);
  private ConnectionLabel announced = ConnectionLabel.NONE;
  private Secret secret;
  private String secretEnd = "";

  private ConnectionText(char[] text) {
    this.text = text;
  }

  /**
   * What the text says.
   *
   * @param text wiped on return, as a secret may stand in it
   * @return closed by the caller
   */
  public static ConnectionData read(char[] text) {
    try {
      return new ConnectionText(text).read();
    } finally {
      Arrays.fill(text, '\0');
    }
  }

  private ConnectionData read() {
    int end = Math.min(text.length, LIMIT);
    int begin = 0;
    for (int at = 0; at <= end; at++) {
      if (at == end || text[at] == '\n' || text[at] == '\r') {
        line(begin, at);
        begin = at + 1;
      }
    }
    contradictory.forEach(fields::remove);
    return new ConnectionData(fields, secret, secretEnd);
  }

  private void line(int begin, int end) {
    int from = begin;
    int to = end;
    while (from < to && isMargin(text[from])) {
      from++;
    }
    while (to > from && isMargin(text[to - 1])) {
      to--;
    }
    if (from == to) {
      return;
    }
    int separator = separator(from, to);
    ConnectionLabel label = ConnectionLabel.in(part(from, separator < 0 ? to : separator));
    boolean below = announced == ConnectionLabel.SECRET && isOneWord(from, to);
    boolean beside = !below && separator >= 0 && label == ConnectionLabel.SECRET;
    if (below || beside) {
      int value = below ? from : separator + 1;
      announced = value < to ? ConnectionLabel.NONE : ConnectionLabel.SECRET;
      secret(value, to, below);
      return;
    }
    boolean found = values(part(from, to), separator < 0 ? "" : part(separator + 1, to), label);
    announced = found ? ConnectionLabel.NONE : label;
  }

  /** Everything in a line that is no secret. */
  private boolean values(String line, String value, ConnectionLabel label) {
    Matcher file = FILE_LINE.matcher(line);
    if (file.matches()) {
      Optional<MailboxField> field = MailboxField.ofKey(file.group(1)).filter(ALLOWED::contains);
      if (field.isPresent()) {
        put(field.get(), file.group(2));
        return true;
      }
    }
    Matcher page = SIGN_IN_PAGE.matcher(line);
    if (page.find()) {
      put(MailboxField.OAUTH_TENANT, page.group(1));
      Matcher client = CLIENT_IN_PAGE.matcher(line);
      if (client.find()) {
        put(MailboxField.OAUTH_CLIENT_ID, client.group(1));
      }
      return true;
    }
    return switch (label) {
      case REDIRECT -> put(MailboxField.OAUTH_REDIRECT, ADDRESS.matcher(line));
      case SECRET_END -> day(line);
      default -> ids(line) || label == ConnectionLabel.TENANT && domain(value);
    };
  }

  /** Each ID is what the words since the one before it say. */
  private boolean ids(String line) {
    Matcher id = GUID.matcher(line);
    boolean any = false;
    int before = 0;
    while (id.find()) {
      any = true;
      String words = line.substring(before, id.start());
      ConnectionLabel label = ConnectionLabel.in(words);
      boolean bare = label == ConnectionLabel.NONE && !words.matches(".*\\p{L}.*");
      switch (bare ? announced : label) {
        case TENANT -> put(MailboxField.OAUTH_TENANT, id.group());
        case CLIENT -> put(MailboxField.OAUTH_CLIENT_ID, id.group());
        default -> {}
      }
      before = id.end();
    }
    return any;
  }

  private boolean domain(String value) {
    String plain = value.replaceAll("[\\s\"',]", "");
    if (!DOMAIN.matcher(plain).matches()) {
      return false;
    }
    put(MailboxField.OAUTH_TENANT, plain);
    return true;
  }

  private boolean day(String line) {
    Matcher day = DAY.matcher(line);
    if (day.find()) {
      secretEnd = day.group();
      return true;
    }
    return false;
  }

  private boolean put(MailboxField field, Matcher matcher) {
    if (matcher.find()) {
      put(field, matcher.group());
      return true;
    }
    return false;
  }

  private void put(MailboxField field, String value) {
    String earlier = fields.putIfAbsent(field, value.strip());
    if (earlier != null && !earlier.equalsIgnoreCase(value.strip())) {
      contradictory.add(field);
    }
  }

  /** A secret is one word; a sentence about one is not. */
  private void secret(int begin, int end, boolean below) {
    int from = begin;
    int to = end;
    boolean digit = false;
    while (from < to && isMargin(text[from])) {
      from++;
    }
    while (to > from && (isMargin(text[to - 1]) || text[to - 1] == ',')) {
      to--;
    }
    for (int at = from; at < to; at++) {
      digit |= Character.isDigit(text[at]);
    }
    // Below its label it could as well be a greeting.
    boolean likely = !below || digit && to - from >= LEAST;
    if (from < to && likely && isOneWord(from, to) && secret == null) {
      char[] characters = Arrays.copyOfRange(text, from, to);
      secret = Secret.of(characters);
      Arrays.fill(characters, '\0');
    }
  }

  private boolean isOneWord(int from, int to) {
    for (int at = from; at < to; at++) {
      if (Character.isWhitespace(text[at])) {
        return false;
      }
    }
    return true;
  }

  /** Where a label ends: at the first colon, equals sign, tab or bar. */
  private int separator(int from, int to) {
    for (int at = from; at < to; at++) {
      char here = text[at];
      boolean ofAddress = here == ':' && at + 1 < to && text[at + 1] == '/';
      if ((here == ':' || here == '=' || here == '\t' || here == '|') && !ofAddress) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isMargin(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || "\"'>*|\u2022{}".indexOf(character) >= 0;
  }

  private String part(int from, int to) {
    return CharBuffer.wrap(text, from, to - from).toString();
  }
}
