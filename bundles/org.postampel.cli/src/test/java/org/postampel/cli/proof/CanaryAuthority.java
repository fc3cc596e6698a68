package org.postampel.cli.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;

/**
 * An authority on Entra's paths that grants everything and gives out canaries only: codes, device
 * codes, access and refresh tokens. It refuses the client secrets it is told to refuse.
 */
final class CanaryAuthority implements AutoCloseable {

  private final Canaries canaries;
  private final HttpsServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private int grants;

  CanaryAuthority(Canaries canaries, CertificateAuthority certificates) throws IOException {
    this.canaries = canaries;
    server =
        HttpsServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            certificates.issue(CertificateRequest.forNames("localhost")).serverContext()));
    server.createContext("/", this::handle);
    server.setExecutor(executor);
    server.start();
  }

  URI address() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  synchronized void refuse(String clientSecret) {
    refused.add(clientSecret);
  }

  synchronized int grants() {
    return grants;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.endsWith("/authorize")) {
        authorize(exchange, fields(exchange.getRequestURI().getRawQuery()));
      } else if (path.endsWith("/devicecode")) {
        send(exchange, 200, device());
      } else if (path.endsWith("/token")) {
        token(exchange, fields(body));
      } else {
        send(exchange, 404, "{}");
      }
    }
  }

  private void authorize(HttpExchange exchange, Map<String, String> query) throws IOException {
    String code = canaries.hatch("authorization code");
    nonces.put(code, query.getOrDefault("nonce", ""));
    String state = URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
    String answer = "code=" + code + "&state=" + state;
    if ("form_post".equals(query.get("response_mode"))) {
      send(exchange, 200, query.get("redirect_uri") + "\n" + answer);
    } else {
      send(exchange, 200, query.get("redirect_uri") + "?" + answer);
    }
  }

  private String device() {
    return "{\"user_code\":\"ABCD1234\",\"device_code\":\""
        + canaries.hatch("device code")
        + "\",\"verification_uri\":\"https://localhost/device\",\"expires_in\":900,\"interval\":1,"
        + "\"message\":\"-\"}";
  }

  private synchronized void token(HttpExchange exchange, Map<String, String> form)
      throws IOException {
    if (form.containsKey("code_verifier")) {
      canaries.adopt(form.get("code_verifier"), "code verifier");
    }
    if (refused.contains(form.getOrDefault("client_secret", ""))) {
      send(
          exchange,
          401,
          "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client"
              + " secret provided.\"}");
      return;
    }
    grants++;
    boolean person = !"client_credentials".equals(form.get("grant_type"));
    String nonce = nonces.getOrDefault(form.getOrDefault("code", ""), "");
    String scope = form.get("scope").replaceAll("\\b(openid|profile|offline_access)\\b", "");
    send(
        exchange,
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\""
            + scope.strip()
            + "\",\"access_token\":\""
            + canaries.hatch("access token")
            + "\""
            + (person ? ofPerson(form.get("client_id"), nonce) : "")
            + "}");
  }

  private String ofPerson(String client, String nonce) {
    String claims =
        "{\"aud\":\""
            + client
            + "\",\"sub\":\"p\",\"oid\":\"p\",\"tid\":\"t\",\"preferred_username\":\"anna@firma.example\","
            + "\"nonce\":\""
            + nonce
            + "\",\"exp\":"
            + Instant.now().plusSeconds(3600).getEpochSecond()
            + "}";
    return ",\"refresh_token\":\""
        + canaries.hatch("refresh token")
        + "\",\"id_token\":\""
        + encoded("{\"alg\":\"none\"}")
        + "."
        + encoded(claims)
        + ".\",\"client_info\":\""
        + encoded("{\"uid\":\"p\",\"utid\":\"t\"}")
        + "\"";
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> fields(String encoded) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      fields.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
