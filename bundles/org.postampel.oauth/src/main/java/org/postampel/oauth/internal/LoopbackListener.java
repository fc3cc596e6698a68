package org.postampel.oauth.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits on 127.0.0.1 for the browser's answer (RFC 8252, section 7.3). Only an answer that carries
 * the expected state counts; everything else gets a page with status 400 and changes nothing. The
 * browser is kept waiting until the sign-in has ended, so that its page tells the truth. Who is
 * slow to ask is cut off, so that nobody on this machine can keep the browser out. All threads are
 * daemons; {@link #close()} ends them.
 */
final class LoopbackListener implements AutoCloseable {

  private static final int LONGEST_FORM = 64 * 1024;
  private static final int HANDLERS = 128;
  private static final int WAITING = 1024;
  private static final long LONGEST_WAIT_SECONDS = 90;
  private static final long PAGE_MILLIS = 500;
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(5);

  private final HttpServer server;
  private final ThreadPoolExecutor handlers;
  private final RequestClock clock;
  private final URI redirect;
  private final String state;
  private final CompletableFuture<RedirectAnswer> answer = new CompletableFuture<>();
  private final CompletableFuture<BrowserPage.Message> end = new CompletableFuture<>();
  private final CompletableFuture<Void> pageSent = new CompletableFuture<>();

  private LoopbackListener(
      HttpServer server, URI registered, String state, Duration longestRequest) {
    this.server = server;
    this.clock = new RequestClock(longestRequest);
    this.state = state;
    this.redirect = withPort(registered, server.getAddress().getPort());
    this.handlers =
        new ThreadPoolExecutor(
            HANDLERS,
            HANDLERS,
            5,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            DaemonThreads.named("postampel-sign-in"),
            new ThreadPoolExecutor.DiscardPolicy());
    handlers.allowCoreThreadTimeOut(true);
  }

  /**
   * Listens for the answer to the request with this state.
   *
   * @param registered the registered redirect address: http, localhost or 127.0.0.1; without a port
   *     any free one is taken
   * @throws IOException when nothing can be received there
   */
  static LoopbackListener open(URI registered, String state) throws IOException {
    return open(registered, state, LONGEST_REQUEST);
  }

  /**
   * The same.
   *
   * @param longestRequest how long a client may take to say what it wants
   */
  static LoopbackListener open(URI registered, String state, Duration longestRequest)
      throws IOException {
    String host = registered.getHost();
    if (!"http".equalsIgnoreCase(registered.getScheme())
        || !("localhost".equalsIgnoreCase(host) || "127.0.0.1".equals(host))) {
      throw new IOException("not http://localhost");
    }
    int port = Math.max(registered.getPort(), 0);
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    LoopbackListener listener =
        new LoopbackListener(HttpServer.create(address, 0), registered, state, longestRequest);
    listener.start();
    return listener;
  }

  private void start() {
    RequestLineFilter.install();
    server.setExecutor(clock.limiting(handlers));
    server.createContext("/", this::handle);
    // The server's dispatcher inherits "daemon" from the thread that starts it.
    Thread starter = DaemonThreads.named("postampel-sign-in-start").newThread(server::start);
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The redirect address with the port that listens. */
  URI redirect() {
    return redirect;
  }

  /** The browser's answer, once it is there; cancel it to end the wait. */
  CompletableFuture<RedirectAnswer> answer() {
    return answer;
  }

  /** Lets the waiting browser know how it ended, then stops listening; takes half a second. */
  void end(BrowserPage.Message message) {
    end.complete(message);
    if (answer.isDone() && !answer.isCompletedExceptionally()) {
      try {
        pageSent.get(PAGE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        // the browser is gone; nobody misses the page
      }
    }
    close();
  }

  /** Stops listening at once; may be called again. */
  @Override
  public void close() {
    end.complete(BrowserPage.Message.FAILED);
    server.stop(0);
    handlers.shutdownNow();
    clock.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<RedirectAnswer> received = received(exchange);
      clock.stop();
      if (received.isEmpty() || !answer.complete(received.get())) {
        send(exchange, 400, BrowserPage.Message.FOREIGN);
      } else {
        sendEnd(exchange);
      }
    }
  }

  private void sendEnd(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, 200, endOfSignIn());
    } finally {
      pageSent.complete(null);
    }
  }

  private BrowserPage.Message endOfSignIn() {
    try {
      return end.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return BrowserPage.Message.FAILED;
    } catch (ExecutionException | TimeoutException e) {
      return BrowserPage.Message.FAILED;
    }
  }

  private Optional<RedirectAnswer> received(HttpExchange exchange) throws IOException {
    String form;
    try (InputStream body = exchange.getRequestBody()) {
      byte[] bytes = body.readNBytes(LONGEST_FORM + 1);
      if (bytes.length > LONGEST_FORM) {
        return Optional.empty();
      }
      form = new String(bytes, StandardCharsets.UTF_8);
    }
    URI asked = exchange.getRequestURI();
    if (!path(redirect).equals(path(asked))) {
      return Optional.empty();
    }
    String query = asked.getRawQuery() == null ? "" : asked.getRawQuery();
    return switch (exchange.getRequestMethod()) {
      case "GET" -> RedirectAnswer.parse(query).filter(found -> found.answers(state));
      case "POST" -> RedirectAnswer.parse(form).filter(found -> found.answers(state));
      default -> Optional.empty();
    };
  }

  private static void send(HttpExchange exchange, int status, BrowserPage.Message message)
      throws IOException {
    String language = exchange.getRequestHeaders().getFirst("Accept-Language");
    byte[] page = BrowserPage.html(message, language == null ? "" : language);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(status, page.length);
    exchange.getResponseBody().write(page);
  }

  private static String path(URI address) {
    String path = address.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  private static URI withPort(URI registered, int port) {
    String path = registered.getRawPath() == null ? "" : registered.getRawPath();
    return URI.create("http://" + registered.getHost() + ":" + port + path);
  }
}
