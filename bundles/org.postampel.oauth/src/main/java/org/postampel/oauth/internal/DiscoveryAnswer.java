package org.postampel.oauth.internal;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.postampel.oauth.AuthorityProbeOutcome;

/** Reads the answer to the request for a discovery document. */
final class DiscoveryAnswer {

  private static final int LONGEST_SHOWN = 300;

  private DiscoveryAnswer() {}

  /**
   * What the answer means.
   *
   * @param answer the answer
   * @param now the local time at which it was made, as well as is known
   */
  static AuthorityProbeOutcome read(HttpResponse<String> answer, Instant now) {
    int status = answer.statusCode();
    // A proxy's refusal comes without any body at all.
    String body = answer.body() == null ? "" : answer.body();
    Optional<Map<String, Object>> document = object(body);
    Duration ahead = ahead(answer, now);
    if (status == 200 && document.isPresent()) {
      String issuer = text(document.get(), "issuer");
      String tokenHost = host(text(document.get(), "token_endpoint"));
      if (!issuer.isEmpty() && !tokenHost.isEmpty()) {
        return new AuthorityProbeOutcome.Reachable(issuer, tokenHost, ahead);
      }
    }
    if (status == 429 || status >= 500) {
      return new AuthorityProbeOutcome.Busy(status, shown(body));
    }
    if (status >= 400 && document.isPresent() && document.get().get("error") instanceof String) {
      return new AuthorityProbeOutcome.Refused(AuthorityAnswer.failure(status, body), ahead);
    }
    String location = answer.headers().firstValue("Location").orElse("");
    return new AuthorityProbeOutcome.NotAnAuthority(status, shown(body), shown(location));
  }

  private static Duration ahead(HttpResponse<String> answer, Instant now) {
    String date = answer.headers().firstValue("Date").orElse("");
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(now, theirs);
    } catch (DateTimeException noDate) {
      return Duration.ZERO;
    }
  }

  private static Optional<Map<String, Object>> object(String body) {
    try {
      return Optional.of(JSONObjectUtils.parse(body));
    } catch (ParseException | RuntimeException notJson) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, Object> document, String member) {
    return document.get(member) instanceof String text ? text : "";
  }

  private static String host(String address) {
    try {
      String host = URI.create(address).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }

  /** The first words on one line, without the tags of a page. */
  private static String shown(String text) {
    String start = text.length() > 8 * LONGEST_SHOWN ? text.substring(0, 8 * LONGEST_SHOWN) : text;
    String words = start.replaceAll("<[^>]*>", " ").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return words.length() > LONGEST_SHOWN ? words.substring(0, LONGEST_SHOWN) + "…" : words;
  }
}
