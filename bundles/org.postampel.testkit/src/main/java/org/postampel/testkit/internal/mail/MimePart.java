package org.postampel.testkit.internal.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A MIME entity (RFC 2045, 2046) within a message: where its header and its parts lie. */
public final class MimePart {
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final int MAXIMUM_DEPTH = 20;
  private static final int MAXIMUM_PARTS = 500;

  private final String text;
  private final int bodyStart;
  private final List<String[]> headers;
  private final String type;
  private final Map<String, String> parameters;
  private final List<MimePart> parts;

  private MimePart(String text, int depth) {
    this.text = text;
    this.bodyStart = endOfHeader(text);
    this.headers = headers(text.substring(0, bodyStart));
    String contentType = header("Content-Type").orElse("text/plain");
    List<String> pieces = QuotedText.split(contentType, ';');
    String named = pieces.get(0).strip().toLowerCase(Locale.ROOT);
    this.type = named.matches("[^/\\s\"]+/[^/\\s\"]+") ? named : "text/plain";
    this.parameters = parameters(pieces);
    this.parts = depth >= MAXIMUM_DEPTH ? List.of() : children(depth);
  }

  /** Returns the outline of a message. */
  public static MimePart of(byte[] message) {
    return new MimePart(new String(message, BYTES), 0);
  }

  /** Returns "type/subtype" in lower case. */
  public String type() {
    return type;
  }

  /** Returns the parameters of the content type, names in lower case. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** Returns the parts of a multipart, or the message within a message. */
  public List<MimePart> parts() {
    return parts;
  }

  /** Returns whether the parts are those of a multipart. */
  public boolean isMultipart() {
    return type.startsWith("multipart/") && !parts.isEmpty();
  }

  /** Returns the header with the blank line, one character a byte. */
  public String headerText() {
    return text.substring(0, bodyStart);
  }

  /** Returns the body, one character a byte. */
  public String bodyText() {
    return text.substring(bodyStart);
  }

  /** Returns header and body, one character a byte. */
  public String wholeText() {
    return text;
  }

  /** Returns the value of a header field, unfolded. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(field -> field[0].equalsIgnoreCase(name))
        .map(field -> field[1])
        .findFirst();
  }

  /** Returns the raw fields, each with its line end, whose name is or is not in the list. */
  public String fields(List<String> names, boolean wanted) {
    StringBuilder chosen = new StringBuilder();
    for (String[] field : headers) {
      if (names.stream().anyMatch(field[0]::equalsIgnoreCase) == wanted) {
        chosen.append(field[2]);
      }
    }
    return chosen.append("\r\n").toString();
  }

  private List<MimePart> children(int depth) {
    if (type.equals("message/rfc822")) {
      return List.of(new MimePart(bodyText(), depth + 1));
    }
    Optional<String> boundary = Optional.ofNullable(parameters.get("boundary"));
    if (!type.startsWith("multipart/") || boundary.isEmpty() || boundary.get().isEmpty()) {
      return List.of();
    }
    List<MimePart> found = new ArrayList<>();
    String delimiter = "--" + boundary.get();
    int partStart = -1;
    int line = bodyStart;
    while (line < text.length() && found.size() < MAXIMUM_PARTS) {
      int end = text.indexOf('\n', line);
      int next = end < 0 ? text.length() : end + 1;
      if (text.startsWith(delimiter, line)) {
        if (partStart >= 0) {
          int partEnd = Math.max(partStart, line - 2); // without the line end before it
          found.add(new MimePart(text.substring(partStart, partEnd), depth + 1));
        }
        partStart = text.startsWith(delimiter + "--", line) ? -1 : next;
        if (partStart < 0) {
          break;
        }
      }
      line = next;
    }
    return List.copyOf(found);
  }

  private static int endOfHeader(String text) {
    if (text.startsWith("\r\n")) {
      return 2;
    }
    int end = text.indexOf("\r\n\r\n");
    return end < 0 ? text.length() : end + 4;
  }

  private static List<String[]> headers(String block) {
    List<String[]> fields = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : block.split("(?<=\n)")) {
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      if (!continued) {
        addField(fields, current.toString());
        current.setLength(0);
      }
      current.append(line);
    }
    addField(fields, current.toString());
    return fields;
  }

  private static void addField(List<String[]> fields, String raw) {
    int colon = raw.indexOf(':');
    if (colon > 0) {
      String value = raw.substring(colon + 1).replaceAll("\r?\n", "").strip();
      fields.add(new String[] {raw.substring(0, colon).strip(), value, raw});
    }
  }

  private static Map<String, String> parameters(List<String> pieces) {
    Map<String, String> found = new TreeMap<>();
    for (String piece : pieces.subList(1, pieces.size())) {
      int equals = piece.indexOf('=');
      if (equals > 0) {
        String value = piece.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        found.put(
            piece.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
    return found;
  }
}
