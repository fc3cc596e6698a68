package org.postampel.testkit.internal.imap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postampel.testkit.internal.mail.MailAddresses;
import org.postampel.testkit.internal.mail.MimePart;

/** ENVELOPE and BODYSTRUCTURE of a message (RFC 3501 section 7.4.2). */
final class MessageStructure {
  private MessageStructure() {}

  static String envelope(MimePart message) {
    Optional<String> from = message.header("From");
    return "("
        + String.join(
            " ",
            ImapText.nstring(message.header("Date")),
            ImapText.nstring(message.header("Subject")),
            addresses(from),
            addresses(message.header("Sender").or(() -> from)),
            addresses(message.header("Reply-To").or(() -> from)),
            addresses(message.header("To")),
            addresses(message.header("Cc")),
            addresses(message.header("Bcc")),
            ImapText.nstring(message.header("In-Reply-To")),
            ImapText.nstring(message.header("Message-ID")))
        + ")";
  }

  /** The structure; with extension data for BODYSTRUCTURE, without for BODY. */
  static String body(MimePart part, boolean extended) {
    String[] type = part.type().toUpperCase(Locale.ROOT).split("/", 2);
    if (part.isMultipart()) {
      String inner =
          part.parts().stream().map(one -> body(one, extended)).collect(Collectors.joining());
      return "("
          + inner
          + " "
          + ImapText.string(type[1])
          + (extended ? " " + parameters(part.parameters()) + " NIL NIL" : "")
          + ")";
    }
    StringBuilder text = new StringBuilder("(");
    text.append(ImapText.string(type[0])).append(' ').append(ImapText.string(type[1]));
    text.append(' ').append(parameters(part.parameters()));
    text.append(' ').append(ImapText.nstring(part.header("Content-ID")));
    text.append(' ').append(ImapText.nstring(part.header("Content-Description")));
    text.append(' ')
        .append(ImapText.string(part.header("Content-Transfer-Encoding").orElse("7BIT")));
    text.append(' ').append(part.bodyText().length());
    if (part.type().equals("message/rfc822") && !part.parts().isEmpty()) {
      MimePart inner = part.parts().get(0);
      text.append(' ').append(envelope(inner)).append(' ').append(body(inner, extended));
    }
    if (type[0].equals("TEXT") || part.type().equals("message/rfc822")) {
      text.append(' ').append(part.bodyText().chars().filter(c -> c == '\n').count());
    }
    if (extended) {
      text.append(" NIL ").append(disposition(part)).append(" NIL");
    }
    return text.append(')').toString();
  }

  private static String disposition(MimePart part) {
    Optional<String> value = part.header("Content-Disposition");
    if (value.isEmpty()) {
      return "NIL";
    }
    // The value has the shape of a content type: "attachment; filename=x".
    MimePart shape =
        MimePart.of(
            ("Content-Type: x/" + value.get() + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    String kind = shape.type().substring(shape.type().indexOf('/') + 1);
    return "(" + ImapText.string(kind) + " " + parameters(shape.parameters()) + ")";
  }

  private static String parameters(Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return "NIL";
    }
    return parameters.entrySet().stream()
        .map(one -> ImapText.string(one.getKey()) + " " + ImapText.string(one.getValue()))
        .collect(Collectors.joining(" ", "(", ")"));
  }

  private static String addresses(Optional<String> field) {
    List<MailAddresses.One> found = field.map(MailAddresses::of).orElse(List.of());
    if (found.isEmpty()) {
      return "NIL";
    }
    return found.stream()
        .map(
            one ->
                "("
                    + ImapText.nstring(one.name())
                    + " NIL "
                    + ImapText.string(one.local())
                    + " "
                    + ImapText.string(one.domain())
                    + ")")
        .collect(Collectors.joining("", "(", ")"));
  }
}
