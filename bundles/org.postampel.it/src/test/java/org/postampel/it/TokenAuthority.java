package org.postampel.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A token endpoint on loopback for the client credentials of RFC 6749: each client id has its
 * secret and the token it gets; a wrong secret is refused.
 */
final class TokenAuthority {

  private static final String DISCOVERY = "/.well-known/openid-configuration";

  /** What a client has to show and what it gets. */
  record Client(String secret, String token) {}

  private final HttpsServer server;
  private final Map<String, Client> clients;

  private TokenAuthority(HttpsServer server, Map<String, Client> clients) {
    this.server = server;
    this.clients = clients;
  }

  /** Starts it with a certificate and an EC key, both PEM. */
  static TokenAuthority start(Path certificate, Path key, Map<String, Client> clients)
      throws IOException, GeneralSecurityException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpsServer server = HttpsServer.create(anyPort, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(certificate, key)));
    TokenAuthority authority = new TokenAuthority(server, clients);
    server.createContext("/", authority::answer);
    server.start();
    return authority;
  }

  /** Its base address. */
  URI address() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  /** Ends it. */
  void stop() {
    server.stop(0);
  }

  /** OpenID Connect Discovery 1.0, section 4. */
  private void discover(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String issuer = address() + path.substring(0, path.indexOf(DISCOVERY));
    say(
        exchange,
        200,
        "{\"issuer\":\"%s\",\"token_endpoint\":\"%s/token\"}".formatted(issuer, issuer));
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith(DISCOVERY)) {
      discover(exchange);
      return;
    }
    String body = new String(exchange.getRequestBody().readNBytes(65_536), StandardCharsets.UTF_8);
    Map<String, String> form =
        Arrays.stream(body.split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                    (first, second) -> first));
    Client client = clients.get(form.getOrDefault("client_id", ""));
    boolean accepted =
        client != null
            && "client_credentials".equals(form.get("grant_type"))
            && client.secret().equals(form.get("client_secret"));
    String json =
        accepted
            ? "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\""
                + client.token()
                + "\"}"
            : "{\"error\":\"invalid_client\",\"error_description\":\"refused by the test\"}";
    say(exchange, accepted ? 200 : 401, json);
  }

  private static void say(HttpExchange exchange, int status, String json) throws IOException {
    byte[] answer = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static SSLContext context(Path certificate, Path key)
      throws IOException, GeneralSecurityException {
    String pem = Files.readString(key).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    PrivateKey privateKey =
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    try (var in = Files.newInputStream(certificate)) {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new);
      keys.setKeyEntry("server", privateKey, new char[0], chain);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
