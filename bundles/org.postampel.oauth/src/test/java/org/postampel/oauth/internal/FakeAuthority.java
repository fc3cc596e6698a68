package org.postampel.oauth.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;

/**
 * An authority on 127.0.0.1 that answers on Entra's paths over HTTPS and refuses what Entra
 * refuses: unknown client, wrong redirect, secret, code verifier, used code, replaced refresh
 * token, two resources in one request.
 */
final class FakeAuthority implements AutoCloseable {

  static final String CLIENT = "99999999-8888-7777-6666-555555555555";
  static final String TENANT = "11111111-2222-3333-4444-555555555555";

  private final HttpsServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CertificateAuthority certificates =
      CertificateAuthority.create("Test", Clock.systemUTC());
  private final Map<String, Map<String, String>> codes = new HashMap<>();
  private final Map<String, String> refreshTokens = new HashMap<>();

  private final CountDownLatch closed = new CountDownLatch(1);

  /** The token requests so far, as they came. */
  final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();

  /** How often something was asked besides a token. */
  final AtomicInteger otherRequests = new AtomicInteger();

  volatile String person = "person@musterfirma.example";
  volatile String secret = "";
  volatile String nonceInstead = "";
  volatile Answer next;
  volatile Answer deviceCode;
  volatile String redirectError = "";
  volatile boolean formPost;
  volatile String issuer = "";
  volatile String tenantOfPerson = TENANT;
  volatile String more = "";
  volatile boolean silent;
  volatile CountDownLatch held = new CountDownLatch(0);
  volatile long lifetimeSeconds = 3600;

  /** A literal answer of the token endpoint instead of the usual one. */
  record Answer(int status, String contentType, String body, Map<String, String> headers) {
    static Answer json(int status, String body) {
      return new Answer(status, "application/json", body, Map.of());
    }
  }

  FakeAuthority() throws IOException {
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

  Path trust(Path folder) throws IOException {
    return certificates.writePem(folder.resolve("ca.pem"));
  }

  CertificateAuthority certificates() {
    return certificates;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.endsWith("/oauth2/v2.0/token")) {
        token(exchange, path, flat(body));
      } else if (path.endsWith("/oauth2/v2.0/authorize")) {
        otherRequests.incrementAndGet();
        authorize(exchange, flat(exchange.getRequestURI().getRawQuery()));
      } else if (path.endsWith("/oauth2/v2.0/devicecode") && deviceCode != null) {
        send(exchange, deviceCode);
      } else {
        otherRequests.incrementAndGet();
        send(exchange, Answer.json(404, "{}"));
      }
    }
  }

  private synchronized void authorize(HttpExchange exchange, Map<String, String> query)
      throws IOException {
    URI redirect = URI.create(query.get("redirect_uri"));
    if (!"localhost".equals(redirect.getHost()) || !CLIENT.equals(query.get("client_id"))) {
      send(exchange, new Answer(400, "text/html", "AADSTS50011", Map.of()));
      return;
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, query);
    String answer =
        (redirectError.isEmpty() ? "code=" + code : redirectError)
            + "&state="
            + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8)
            + (issuer.isEmpty() ? "" : "&iss=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8));
    if (formPost) {
      send(exchange, new Answer(200, "text/html", redirect + "\n" + answer, Map.of()));
    } else {
      exchange.getResponseHeaders().set("Location", redirect + "?" + answer);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private synchronized void token(HttpExchange exchange, String path, Map<String, String> form)
      throws IOException {
    tokenRequests.add(form);
    if (silent) {
      await(closed);
      return;
    }
    await(held);
    if (next != null) {
      send(exchange, next);
      return;
    }
    send(exchange, answer(path.split("/")[1], form));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(String tenant, Map<String, String> form) {
    if (!CLIENT.equals(form.get("client_id"))) {
      return error(400, "unauthorized_client", "", "AADSTS700016: unknown application");
    } else if (!secret.equals(form.getOrDefault("client_secret", ""))) {
      return error(401, "invalid_client", "", "AADSTS7000215: Invalid client secret provided.");
    }
    long resources =
        List.of(form.get("scope").split(" ")).stream()
            .filter(scope -> scope.contains("/"))
            .map(scope -> scope.substring(0, scope.lastIndexOf('/')))
            .distinct()
            .count();
    if (resources > 1) {
      return error(400, "invalid_request", "", "AADSTS28000: more than one resource");
    }
    return switch (form.get("grant_type")) {
      case "authorization_code" -> code(form);
      case "refresh_token" -> refresh(form);
      case "client_credentials" -> granted(form, "", "", "");
      default -> error(400, "unsupported_grant_type", "", "");
    };
  }

  private Answer code(Map<String, String> form) {
    Map<String, String> asked = codes.remove(form.get("code"));
    if (asked == null
        || !asked.get("redirect_uri").equals(form.get("redirect_uri"))
        || !asked.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
      return error(400, "invalid_grant", "", "AADSTS54005: code redeemed or wrong verifier");
    }
    String nonce = nonceInstead.isEmpty() ? asked.get("nonce") : nonceInstead;
    return granted(form, person, newRefreshToken(person), nonce);
  }

  private Answer refresh(Map<String, String> form) {
    String who = refreshTokens.remove(form.get("refresh_token"));
    return who == null
        ? error(400, "invalid_grant", "bad_token", "AADSTS700082: The refresh token is replaced.")
        : granted(form, who, newRefreshToken(who), "");
  }

  private String newRefreshToken(String who) {
    String token = UUID.randomUUID().toString();
    refreshTokens.put(token, who);
    return token;
  }

  /** Forgets all refresh tokens, as after a changed password. */
  synchronized void revokeAll() {
    refreshTokens.clear();
  }

  private Answer granted(Map<String, String> form, String who, String refresh, String nonce) {
    Instant now = Instant.now();
    String scopes =
        form.get("scope").replaceAll("\\b(openid|profile|offline_access|email)\\b", "").strip();
    JWTClaimsSet.Builder access =
        new JWTClaimsSet.Builder()
            .audience("https://outlook.office.com")
            .claim("tid", TENANT)
            .claim("appid", CLIENT)
            .claim("jti", UUID.randomUUID().toString())
            .expirationTime(Date.from(now.plusSeconds(lifetimeSeconds)))
            .notBeforeTime(Date.from(now));
    if (who.isEmpty()) {
      access.claim("roles", List.of("IMAP.AccessAsApp")).claim("idtyp", "app");
    } else {
      access.claim("scp", scopes.replaceAll("https://[^ ]*/", "")).claim("upn", who);
    }
    String body =
        "{\"token_type\":\"Bearer\",\"expires_in\":"
            + lifetimeSeconds
            + ",\"scope\":\""
            + scopes
            + "\",\"access_token\":\""
            + signed(access.build())
            + "\"";
    if (!who.isEmpty()) {
      JWTClaimsSet id =
          new JWTClaimsSet.Builder()
              .audience(CLIENT)
              .subject(who)
              .claim("oid", who)
              .claim("tid", tenantOfPerson)
              .claim("preferred_username", who)
              .claim("nonce", nonce)
              .expirationTime(Date.from(now.plusSeconds(lifetimeSeconds)))
              .build();
      String info = "{\"uid\":\"" + who + "\",\"utid\":\"" + TENANT + "\"}";
      body +=
          ",\"refresh_token\":\""
              + refresh
              + "\",\"id_token\":\""
              + signed(id)
              + "\",\"client_info\":\""
              + Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(info.getBytes(StandardCharsets.UTF_8))
              + "\"";
    }
    return Answer.json(200, body + more + "}");
  }

  static Answer error(int status, String error, String suberror, String description) {
    return Answer.json(
        status,
        "{\"error\":\""
            + error
            + "\",\"suberror\":\""
            + suberror
            + "\",\"error_description\":\""
            + description
            + " Trace ID: aaaaaaaa-0000-0000-0000-000000000001\","
            + "\"trace_id\":\"aaaaaaaa-0000-0000-0000-000000000001\","
            + "\"correlation_id\":\"bbbbbbbb-0000-0000-0000-000000000002\"}");
  }

  private static String signed(JWTClaimsSet claims) {
    try {
      SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      jwt.sign(new MACSigner(new byte[32]));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> flat(String encoded) {
    Map<String, String> flat = new HashMap<>();
    URLUtils.parseParameters(encoded).forEach((name, values) -> flat.put(name, values.get(0)));
    return flat;
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.shutdownNow();
  }
}
