package org.postampel.oauth.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;

/**
 * An OpenID provider on 127.0.0.1 that refuses what a real one refuses: unknown client, wrong
 * redirect, wrong verifier, used code; a refresh token used twice revokes its whole family.
 */
final class OpenIdAuthority implements AutoCloseable {

  static final String CLIENT = "desktop-program";

  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

  private final HttpsServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CertificateAuthority certificates =
      CertificateAuthority.create("Test", Clock.systemUTC());
  private final RSAKey key;
  private final Map<String, Map<String, String>> codes = new HashMap<>();
  private final Map<String, String> familyOf = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> revoked = new HashSet<>();

  /** The token requests so far, as they came. */
  final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();

  /** The sign-in pages opened so far. */
  final List<Map<String, String>> pages = new CopyOnWriteArrayList<>();

  /** The tokens given back so far. */
  final List<String> givenBack = new CopyOnWriteArrayList<>();

  volatile String issuer;
  volatile String person = "Person@musterfirma.example";
  volatile String issuerInRedirect;
  volatile String nonceInstead = "";
  volatile String audience = CLIENT;
  volatile String scopeInstead = "";
  volatile boolean foreignKey;
  volatile boolean rotates = true;
  volatile boolean givesRefreshToken = true;
  volatile String refusal = "";
  volatile boolean tooMany;
  volatile String issuerInToken = "";
  volatile long idTokenLife = 300;
  volatile String secret = "";
  volatile String secretGoesInto = "";

  /** Changes what the authority remembers of the page a code was given for. */
  volatile UnaryOperator<Map<String, String>> remembers = page -> page;

  /** Whether somebody else has been faster with every code. */
  volatile boolean codeIsSpent;

  /** What stands at a path instead of the answer, as a web page. */
  final Map<String, String> instead = new ConcurrentHashMap<>();

  /** The refusals of the polls to come; then the person has typed the code. */
  final Queue<String> devicePolls = new ConcurrentLinkedQueue<>();

  /** Runs while a refresh is under way, before it is answered. */
  volatile Runnable duringRefresh = () -> {};

  volatile boolean issuesDeviceCodes;

  OpenIdAuthority() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    server =
        HttpsServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            certificates.issue(CertificateRequest.forNames("localhost")).serverContext()));
    server.createContext("/", this::handle);
    server.setExecutor(executor);
    server.start();
    issuer = address().toString();
    issuerInRedirect = issuer;
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
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String page = instead.get(exchange.getRequestURI().getPath());
      if (page != null) {
        send(exchange, 200, "text/html", page);
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/.well-known/openid-configuration" -> send(exchange, 200, description());
        case "/keys" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
        case "/authorize" -> authorize(exchange, flat(exchange.getRequestURI().getRawQuery()));
        case "/token" -> token(exchange, flat(body));
        case "/device" -> device(exchange);
        case "/revoke" -> {
          givenBack.add(flat(body).get("token"));
          exchange.sendResponseHeaders(200, -1);
        }
        default -> send(exchange, 404, Map.of());
      }
    }
  }

  private Map<String, Object> description() {
    Map<String, Object> description = new HashMap<>();
    description.put("issuer", issuer);
    description.put("authorization_endpoint", address() + "/authorize");
    description.put("token_endpoint", address() + "/token");
    description.put("jwks_uri", address() + "/keys");
    description.put("revocation_endpoint", address() + "/revoke");
    description.put("response_types_supported", List.of("code"));
    description.put("subject_types_supported", List.of("public"));
    description.put("id_token_signing_alg_values_supported", List.of("RS256"));
    description.put("scopes_supported", List.of("openid", "email", "offline_access", "mail"));
    description.put("authorization_response_iss_parameter_supported", true);
    if (issuesDeviceCodes) {
      description.put("device_authorization_endpoint", address() + "/device");
    }
    if (!secretGoesInto.isEmpty()) {
      description.put("token_endpoint_auth_methods_supported", List.of(secretGoesInto));
    }
    return description;
  }

  private void device(HttpExchange exchange) throws IOException {
    send(
        exchange,
        200,
        Map.of(
            "device_code",
            "the-device-code",
            "user_code",
            "ABCD-EFGH",
            "verification_uri",
            address() + "/type",
            "expires_in",
            600,
            "interval",
            1));
  }

  private synchronized void authorize(HttpExchange exchange, Map<String, String> query)
      throws IOException {
    pages.add(query);
    URI redirect = URI.create(query.get("redirect_uri"));
    if (!"localhost".equals(redirect.getHost()) || !CLIENT.equals(query.get("client_id"))) {
      send(exchange, 400, Map.of("error", "invalid_request"));
      return;
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, query);
    String iss =
        issuerInRedirect.isEmpty()
            ? ""
            : "&iss=" + URLEncoder.encode(issuerInRedirect, StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Location", redirect + "?code=" + code + "&state=" + query.get("state") + iss);
    exchange.sendResponseHeaders(302, -1);
  }

  private synchronized void token(HttpExchange exchange, Map<String, String> form)
      throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header != null) {
      form.put("Authorization", header);
    }
    tokenRequests.add(form);
    if (tooMany) {
      exchange.getResponseHeaders().set("Retry-After", "60");
      send(exchange, 429, Map.of());
    } else if (!refusal.isEmpty()) {
      send(exchange, 400, Map.of("error", refusal, "error_description", "as the test wants it"));
    } else if (!isTheClient(form)) {
      send(
          exchange,
          401,
          Map.of("error", "invalid_client", "error_description", "No such client or secret."));
    } else if ("client_credentials".equals(form.get("grant_type"))) {
      send(
          exchange,
          200,
          Map.of("access_token", UUID.randomUUID().toString(), "token_type", "Bearer"));
    } else if (DEVICE.equals(form.get("grant_type"))) {
      String answer = devicePolls.poll();
      if (answer == null) {
        grant(exchange, UUID.randomUUID().toString(), "", "openid mail", true);
      } else {
        send(exchange, 400, Map.of("error", answer, "error_description", "literally " + answer));
      }
    } else if ("authorization_code".equals(form.get("grant_type"))) {
      code(exchange, form);
    } else if ("refresh_token".equals(form.get("grant_type"))) {
      refresh(exchange, form);
    } else {
      send(exchange, 400, Map.of("error", "unsupported_grant_type"));
    }
  }

  private boolean isTheClient(Map<String, String> form) {
    if (secret.isEmpty()) {
      return CLIENT.equals(form.get("client_id"));
    } else if ("client_secret_post".equals(secretGoesInto)) {
      return CLIENT.equals(form.get("client_id")) && secret.equals(form.get("client_secret"));
    }
    byte[] both = (CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return ("Basic " + Base64.getEncoder().encodeToString(both)).equals(form.get("Authorization"));
  }

  private void code(HttpExchange exchange, Map<String, String> form) throws IOException {
    if (codeIsSpent) {
      codes.remove(form.get("code"));
    }
    Map<String, String> asked = codes.remove(form.get("code"));
    if (asked == null) {
      refuse(exchange, "The code was used before.");
      return;
    }
    asked = remembers.apply(new HashMap<>(asked));
    CodeChallenge challenge =
        CodeChallenge.compute(
            CodeChallengeMethod.S256, new CodeVerifier(form.get("code_verifier")));
    if (!asked.get("redirect_uri").equals(form.get("redirect_uri"))) {
      refuse(exchange, "The redirect_uri is another one.");
    } else if (!asked.get("code_challenge").equals(challenge.getValue())) {
      refuse(exchange, "The code_verifier does not match.");
    } else {
      String nonce = nonceInstead.isEmpty() ? asked.get("nonce") : nonceInstead;
      grant(exchange, UUID.randomUUID().toString(), nonce, asked.get("scope"), true);
    }
  }

  private void refresh(HttpExchange exchange, Map<String, String> form) throws IOException {
    duringRefresh.run();
    String token = form.get("refresh_token");
    String family = familyOf.get(token);
    if (family == null || revoked.contains(family)) {
      refuse(exchange, "The refresh token is revoked.");
    } else if (rotates && !used.add(token)) {
      revoked.add(family);
      refuse(exchange, "The refresh token was used before; all of its family are revoked.");
    } else {
      grant(exchange, family, "", "openid mail", false);
    }
  }

  private void refuse(HttpExchange exchange, String why) throws IOException {
    send(exchange, 400, Map.of("error", "invalid_grant", "error_description", why));
  }

  private void grant(
      HttpExchange exchange, String family, String nonce, String scope, boolean somebodyIsThere)
      throws IOException {
    Map<String, Object> answer = new HashMap<>();
    answer.put("access_token", UUID.randomUUID().toString());
    answer.put("token_type", "Bearer");
    answer.put("expires_in", 3600);
    answer.put("scope", scopeInstead.isEmpty() ? scope : scopeInstead);
    if (givesRefreshToken && (rotates || somebodyIsThere)) {
      String refreshToken = UUID.randomUUID().toString();
      familyOf.put(refreshToken, family);
      answer.put("refresh_token", refreshToken);
    }
    if (somebodyIsThere) {
      answer.put("id_token", idToken(nonce));
    }
    send(exchange, 200, answer);
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuerInToken.isEmpty() ? issuer : issuerInToken)
            .audience(audience)
            .subject("4711")
            .claim("email", person)
            .claim("nonce", nonce.isEmpty() ? null : nonce)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(idTokenLife)))
            .build();
    try {
      RSAKey signs = foreignKey ? new RSAKeyGenerator(2048).keyID("one").generate() : key;
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
      token.sign(new RSASSASigner(signs));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> flat(String encoded) {
    Map<String, String> flat = new HashMap<>();
    URLUtils.parseParameters(encoded).forEach((name, values) -> flat.put(name, values.get(0)));
    return flat;
  }

  private static void send(HttpExchange exchange, int status, Map<String, Object> answer)
      throws IOException {
    send(exchange, status, "application/json", JSONObjectUtils.toJSONString(answer));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
