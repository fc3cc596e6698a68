package org.postampel.oauth.internal;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postampel.core.credential.AuthorityFailure;

/**
 * Reads what an authority said no with, from the token endpoint (RFC 6749, section 5.2) or from the
 * redirect (section 4.1.2.1). Unknown words pass unchanged; every text is cut to a sane length.
 */
final class AuthorityAnswer {

  private static final int LONGEST_TEXT = 4000;

  private static final int MOST_CODES = 8;

  /** What steers a terminal or turns text around instead of being read; line ends stay. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\r\n\t]]");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern TRACE = Pattern.compile("Trace ID: ([0-9a-fA-F-]{36})");
  private static final Pattern CORRELATION = Pattern.compile("Correlation ID: ([0-9a-fA-F-]{36})");

  private AuthorityAnswer() {}

  /** Whether the body is one JSON object. */
  static boolean isJsonObject(String body) {
    try {
      JSONObjectUtils.parse(body);
      return true;
    } catch (ParseException | RuntimeException e) {
      return false;
    }
  }

  /** How long the refresh token in a token endpoint's answer lives, where it says so. */
  static Optional<Duration> refreshTokenLife(String body) {
    try {
      Map<String, Object> members = JSONObjectUtils.parse(body);
      long seconds =
          Math.max(
              CacheNotes.seconds(members.get("refresh_token_expires_in")),
              CacheNotes.seconds(members.get("refresh_expires_in")));
      return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** The refusal in a token endpoint's body. */
  static AuthorityFailure failure(int httpStatus, String body) {
    Map<String, Object> members;
    try {
      members = JSONObjectUtils.parse(body);
    } catch (ParseException e) {
      members = Map.of();
    }
    String description = explained(text(members.get("error_description")), members);
    return new AuthorityFailure(
        httpStatus,
        text(members.get("error")),
        text(members.get("suberror")),
        description,
        orFound(text(members.get("trace_id")), TRACE, description),
        orFound(text(members.get("correlation_id")), CORRELATION, description));
  }

  /**
   * The description, and the numbers that Microsoft gives beside it where it does not name them.
   */
  private static String explained(String description, Map<String, Object> members) {
    if (!(members.get("error_codes") instanceof List<?> codes)) {
      return description;
    }
    String missing =
        codes.stream()
            .limit(MOST_CODES)
            .map(String::valueOf)
            .filter(code -> NUMBER.matcher(code).matches())
            .filter(code -> !description.contains("AADSTS" + code))
            .map(code -> "\nerror_codes: " + code)
            .collect(Collectors.joining());
    return (description + missing).strip();
  }

  /** The refusal in the parameters of a redirect. */
  static AuthorityFailure failure(Map<String, List<String>> parameters) {
    String description = first(parameters, "error_description");
    String suberror = first(parameters, "suberror");
    return new AuthorityFailure(
        0,
        first(parameters, "error"),
        suberror.isEmpty() ? first(parameters, "error_subcode") : suberror,
        description,
        orFound(first(parameters, "trace_id"), TRACE, description),
        orFound(first(parameters, "correlation_id"), CORRELATION, description));
  }

  /** A refusal of our own making, when an answer is OAuth but must not be accepted. */
  static AuthorityFailure ours(String error, String description) {
    return new AuthorityFailure(0, error, "", description, "", "");
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : text(values.get(0));
  }

  private static String text(Object value) {
    String text = value instanceof String string ? string : "";
    String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    return UNSEEN.matcher(cut).replaceAll("");
  }

  private static String orFound(String value, Pattern pattern, String description) {
    if (!value.isEmpty()) {
      return value;
    }
    Matcher matcher = pattern.matcher(description);
    return matcher.find() ? matcher.group(1) : "";
  }
}
