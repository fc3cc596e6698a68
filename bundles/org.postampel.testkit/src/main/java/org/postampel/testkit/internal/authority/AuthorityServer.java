package org.postampel.testkit.internal.authority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.postampel.testkit.internal.directory.Directory;

/** The demo authority as an HTTPS server on 127.0.0.1. */
public final class AuthorityServer implements Closeable {
  private static final int THREADS = 16;

  private final HttpsServer server;
  private final ExecutorService workers;
  private final AuthoritySwitches switches;
  private final SigningKey key;
  private final ErrorText errors;
  private final AuthorizeEndpoint authorize;
  private final TokenEndpoint token;
  private final DeviceEndpoint device;
  private final AdminConsentEndpoint administrator;
  private final Discovery discovery;
  private final TokenIssuer issuer;
  private final URI address;

  private AuthorityServer(
      HttpsServer server,
      Directory directory,
      SigningKey key,
      AuthoritySwitches switches,
      Clock clock) {
    this.server = server;
    this.key = key;
    this.switches = switches;
    this.address = URI.create("https://localhost:" + server.getAddress().getPort());
    this.issuer = new TokenIssuer(key, directory, address, clock);
    this.errors = new ErrorText(address, clock);
    Grants grants = new Grants(clock, switches);
    DeviceCodes codes = new DeviceCodes(clock);
    this.authorize = new AuthorizeEndpoint(directory, grants, issuer, errors);
    ClientAssertions assertions = new ClientAssertions(directory, address.toString(), clock);
    this.token = new TokenEndpoint(directory, grants, codes, issuer, assertions, switches);
    this.device = new DeviceEndpoint(directory, codes, address);
    this.administrator = new AdminConsentEndpoint(directory);
    this.discovery = new Discovery(directory, address, issuer);
    this.workers =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "demo-authority");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts the authority.
   *
   * @param port the port, or 0 for a free one
   * @param context with a certificate for localhost and 127.0.0.1
   * @param directory accounts and applications
   * @param key signs the tokens
   * @param switches what tests turn and count
   * @param clock the time of all tokens
   * @throws IOException if the port cannot be opened
   */
  public static AuthorityServer start(
      int port,
      SSLContext context,
      Directory directory,
      SigningKey key,
      AuthoritySwitches switches,
      Clock clock)
      throws IOException {
    HttpsServer server =
        HttpsServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    AuthorityServer authority = new AuthorityServer(server, directory, key, switches, clock);
    server.createContext("/", authority::handle);
    server.setExecutor(authority.workers);
    server.start();
    return authority;
  }

  /** Returns the base address without tenant, for instance {@code https://localhost:41234}. */
  public URI address() {
    return address;
  }

  /** Returns who makes the tokens. */
  public TokenIssuer issuer() {
    return issuer;
  }

  /** Stops listening and ends all connections. */
  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.read(exchange);
      route(request).send(exchange);
    }
  }

  private Response route(Request request) {
    List<String> path = request.path();
    String last = path.isEmpty() ? "" : path.get(path.size() - 1);
    if (request.method().equals("POST") && (last.equals("token") || last.equals("devicecode"))) {
      return machine(request, last);
    }
    try {
      return page(request, path, last);
    } catch (Refusal e) {
      boolean document = last.equals("openid-configuration");
      return document
          ? errors.json(e.error(), request.correlation())
          : Response.page(
              e.error().status(),
              new Pages(request.language()).refusal(errors.sentence(e.error())));
    }
  }

  private Response machine(Request request, String last) {
    boolean isToken = last.equals("token");
    if (isToken) {
      switches.count(request.get("grant_type").orElse(""));
      Optional<Duration> wait = switches.throttledNow();
      if (wait.isPresent()) {
        return errors
            .json(EntraError.throttled(), request.correlation())
            .with("Retry-After", Long.toString(wait.get().toSeconds()));
      }
    }
    try {
      String tenant = request.path().get(0);
      return Response.json(
          200, isToken ? token.answer(tenant, request) : device.begin(tenant, request));
    } catch (Refusal e) {
      return errors.json(e.error(), request.correlation());
    }
  }

  private Response page(Request request, List<String> path, String last) throws Refusal {
    String all = "/" + String.join("/", path);
    if (all.endsWith("/oauth2/v2.0/authorize")) {
      return authorize.begin(path.get(0), request);
    }
    if (all.endsWith("/v2.0/.well-known/openid-configuration")) {
      return Response.json(200, discovery.openId(path.get(0)));
    }
    if (all.endsWith("/discovery/v2.0/keys")) {
      return Response.jsonText(200, key.keySet());
    }
    if (last.equals("adminconsent") && !all.startsWith("/demo/")) {
      return administrator.begin(path.get(0), request);
    }
    return switch (all) {
      case "/common/discovery/instance" -> Response.json(200, discovery.instance());
      case AuthorizeEndpoint.PICK -> authorize.picked(request);
      case AuthorizeEndpoint.CONSENT -> authorize.decided(request);
      case AdminConsentEndpoint.DECIDED -> administrator.decided(request);
      case DeviceEndpoint.PAGE -> device.typeCode(request);
      case DeviceEndpoint.PICK -> device.picked(request);
      default -> Response.page(404, new Pages(request.language()).message("unknown"));
    };
  }
}
