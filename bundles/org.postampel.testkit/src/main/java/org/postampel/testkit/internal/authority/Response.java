package org.postampel.testkit.internal.authority;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param contentType media type of the body
 * @param body text
 */
record Response(int status, Map<String, String> headers, String contentType, String body) {

  Response {
    headers = Map.copyOf(headers);
  }

  static Response json(int status, Map<String, Object> content) {
    return jsonText(status, JSONObjectUtils.toJSONString(content));
  }

  static Response jsonText(int status, String content) {
    return new Response(status, Map.of(), "application/json; charset=utf-8", content);
  }

  static Response page(int status, String html) {
    return new Response(status, Map.of(), "text/html; charset=utf-8", html);
  }

  static Response redirect(String location) {
    return new Response(302, Map.of("Location", location), "text/plain; charset=utf-8", "");
  }

  Response with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, contentType, body);
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
