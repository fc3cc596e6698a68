package org.postampel.mail.internal.sasl;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.mail.SaslChallenge;
import org.postampel.mail.internal.channel.LineText;

/** Decodes the reason a server gives for a rejection. */
public final class ChallengeReader {

  private ChallengeReader() {}

  /** The reason; empty when there is none or it is not base64. */
  public static Optional<SaslChallenge> read(String base64) {
    String decoded;
    try {
      decoded = LineText.visible(Base64.getDecoder().decode(base64.trim()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (decoded.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new SaslChallenge(
            decoded, field(decoded, "status"), field(decoded, "schemes"), field(decoded, "scope")));
  }

  /** A text or number of a flat JSON object; servers send nothing deeper here. */
  private static String field(String json, String name) {
    Matcher matcher =
        Pattern.compile("\"" + name + "\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(\\d{1,9}))")
            .matcher(json);
    if (!matcher.find()) {
      return "";
    }
    return matcher.group(1) == null ? matcher.group(2) : unescaped(matcher.group(1));
  }

  private static String unescaped(String text) {
    return text.replace("\\/", "/").replace("\\\"", "\"").replace("\\\\", "\\");
  }
}
