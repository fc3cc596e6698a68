import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority that grants one token to everybody who posts; only its distance is of interest. A
 * program of its own, as an authority is: in the program that is measured it would take its time.
 */
final class TokenEndpoint implements AutoCloseable {

  private final HttpsServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "authority");
            thread.setDaemon(true);
            return thread;
          });
  private final String token;

  TokenEndpoint(Path certificate, Path key, String token)
      throws IOException, GeneralSecurityException {
    // Else the second packet of an answer waits 40 ms for the receipt of the first, for curl and for us.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.token = token;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(certificate, key)));
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Serves until standard input ends; the first line of standard output is the port. Arguments:
   * certificate and key in PEM files, and the token.
   */
  public static void main(String[] arguments) throws Exception {
    try (TokenEndpoint endpoint =
        new TokenEndpoint(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2])) {
      System.out.println(endpoint.server.getAddress().getPort());
      System.in.readAllBytes();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readNBytes(65_536);
    String base = "https://" + exchange.getRequestHeaders().getFirst("Host");
    String path = exchange.getRequestURI().getPath();
    String tenant = path.split("/").length > 1 ? path.split("/")[1] : "";
    String json =
        path.endsWith("/.well-known/openid-configuration")
            ? "{\"issuer\":\"%1$s/%2$s/v2.0\",\"authorization_endpoint\":\"%1$s/%2$s/oauth2/v2.0/authorize\",\"token_endpoint\":\"%1$s/%2$s/oauth2/v2.0/token\",\"jwks_uri\":\"%1$s/%2$s/discovery/v2.0/keys\",\"response_types_supported\":[\"code\"],\"subject_types_supported\":[\"pairwise\"],\"id_token_signing_alg_values_supported\":[\"RS256\"]}"
                .formatted(base, tenant)
            : "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + token + "\"}";
    byte[] answer = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static SSLContext context(Path certificate, Path key)
      throws IOException, GeneralSecurityException {
    String pem = Files.readString(key).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    try (var in = Files.newInputStream(certificate)) {
      keys.setKeyEntry(
          "server",
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))),
          new char[0],
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new));
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
