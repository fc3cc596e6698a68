package org.postampel.testkit.internal.authority;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request with its parameters from the query and, for a POST, from the form.
 *
 * @param method in upper case
 * @param path the segments of the path
 * @param parameters the first value of each
 * @param authorization the header, if sent
 * @param correlation the header {@code client-request-id}, if sent
 * @param language what the pages speak
 */
record Request(
    String method,
    List<String> path,
    Map<String, String> parameters,
    Optional<String> authorization,
    Optional<String> correlation,
    Locale language) {
  private static final int MAXIMUM_BODY = 64 * 1024;
  private static final int MAXIMUM_PARAMETERS = 100;

  Request {
    path = List.copyOf(path);
    parameters = Map.copyOf(parameters);
  }

  static Request read(HttpExchange exchange) throws IOException {
    Map<String, String> parameters = new LinkedHashMap<>();
    addAll(parameters, exchange.getRequestURI().getRawQuery());
    if (exchange.getRequestMethod().equals("POST")) {
      byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY + 1);
      if (body.length > MAXIMUM_BODY) {
        throw new IOException("the request is too large");
      }
      addAll(parameters, new String(body, StandardCharsets.UTF_8));
    }
    List<String> path = new ArrayList<>();
    for (String segment : exchange.getRequestURI().getPath().split("/")) {
      if (!segment.isEmpty()) {
        path.add(segment);
      }
    }
    return new Request(
        exchange.getRequestMethod(),
        path,
        parameters,
        header(exchange, "Authorization"),
        header(exchange, "client-request-id"),
        language(parameters, header(exchange, "Accept-Language")));
  }

  /** Returns a parameter that has a value. */
  Optional<String> get(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
  }

  /** Returns a parameter without which nothing works. */
  String need(String name) throws Refusal {
    return get(name).orElseThrow(() -> new Refusal(EntraError.missing(name)));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static Locale language(Map<String, String> parameters, Optional<String> accepted) {
    String wanted = parameters.getOrDefault("ui_locales", accepted.orElse("de"));
    return wanted.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : Locale.GERMAN;
  }

  private static void addAll(Map<String, String> parameters, String encoded) {
    if (encoded == null) {
      return;
    }
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && parameters.size() < MAXIMUM_PARAMETERS) {
        parameters.putIfAbsent(
            decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // not encoded properly: taken as it stands
    }
  }
}
