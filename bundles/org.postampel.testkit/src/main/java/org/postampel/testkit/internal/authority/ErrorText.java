package org.postampel.testkit.internal.authority;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts a refusal into the shapes in which Entra sends it. */
final class ErrorText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final URI authority;
  private final Clock clock;

  ErrorText(URI authority, Clock clock) {
    this.authority = authority;
    this.clock = clock;
  }

  /** One sentence with the number in front and the ids at its end. */
  String sentence(EntraError error) {
    return sentence(error, UUID.randomUUID().toString(), UUID.randomUUID().toString());
  }

  /** The body of the token endpoint's answer. */
  Response json(EntraError error, Optional<String> correlation) {
    String trace = UUID.randomUUID().toString();
    String related = correlation.orElseGet(() -> UUID.randomUUID().toString());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error.error());
    body.put("error_description", sentence(error, trace, related));
    body.put("error_codes", List.of(error.number()));
    body.put("timestamp", TIME.format(clock.instant()));
    body.put("trace_id", trace);
    body.put("correlation_id", related);
    body.put("error_uri", authority + "/error?code=" + error.number());
    error.suberror().ifPresent(suberror -> body.put("suberror", suberror));
    return Response.json(error.status(), body);
  }

  /** The parameters of an answer to the redirect address (RFC 6749 section 4.1.2.1). */
  Map<String, String> parameters(EntraError error) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", error.error());
    parameters.put("error_description", sentence(error));
    parameters.put("error_uri", authority + "/error?code=" + error.number());
    return parameters;
  }

  private String sentence(EntraError error, String trace, String correlation) {
    return "AADSTS"
        + error.number()
        + ": "
        + error.text()
        + " Trace ID: "
        + trace
        + " Correlation ID: "
        + correlation
        + " Timestamp: "
        + TIME.format(clock.instant());
  }
}
