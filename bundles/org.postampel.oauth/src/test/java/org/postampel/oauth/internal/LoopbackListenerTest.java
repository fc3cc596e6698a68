package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackListenerTest {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private LoopbackListener listener;

  @BeforeEach
  void start() throws IOException {
    listener = LoopbackListener.open(URI.create("http://localhost"), "the-state");
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  private CompletableFuture<HttpResponse<String>> get(String pathAndQuery) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(listener.redirect() + pathAndQuery)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> post(String form) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(listener.redirect() + "/"))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void thousandJunkRequestsNeitherLogInNorHang() throws Exception {
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket("127.0.0.1", listener.redirect().getPort());
      OutputStream out = socket.getOutputStream();
      out.write("GET /?code=x&state=".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      silent.add(socket);
    }
    for (int i = 0; i < 250; i++) {
      assertThat(get("/?code=" + i + "&state=guess" + i).get(30, TimeUnit.SECONDS).statusCode())
          .isEqualTo(400);
      assertThat(get("/favicon.ico").get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
      assertThat(post("code=" + i).get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
      assertThat(get("/?state=the-state").get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
    }
    assertThat(listener.answer()).isNotDone();

    CompletableFuture<HttpResponse<String>> page = get("/?code=good&state=the-state");
    assertThat(listener.answer().get(30, TimeUnit.SECONDS).code()).isEqualTo("good");
    listener.end(BrowserPage.Message.DONE);
    assertThat(page.get(30, TimeUnit.SECONDS).body()).contains("You are signed in.");
    for (Socket socket : silent) {
      socket.close();
    }
  }

  @Test
  void theCodeStandsInNoLogHoweverFine() throws Exception {
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Handler handler = new RecordingHandler(logged);
    Logger server = Logger.getLogger("com.sun.net.httpserver");
    Level before = server.getLevel();
    server.setLevel(Level.ALL);
    server.addHandler(handler);
    try {
      CompletableFuture<HttpResponse<String>> page = get("/?code=geheim&state=the-state");
      assertThat(listener.answer().get(5, TimeUnit.SECONDS).code()).isEqualTo("geheim");
      listener.end(BrowserPage.Message.DONE);
      page.get(5, TimeUnit.SECONDS);
      assertThat(String.join(" ", logged)).doesNotContain("geheim").isNotEmpty();
    } finally {
      server.removeHandler(handler);
      server.setLevel(before);
    }
  }

  @Test
  void clientsThatNeverFinishDoNotKeepTheBrowserOut() throws Exception {
    listener.close();
    listener =
        LoopbackListener.open(URI.create("http://localhost"), "the-state", Duration.ofMillis(500));
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket("127.0.0.1", listener.redirect().getPort());
        OutputStream out = socket.getOutputStream();
        String start =
            i % 2 == 0
                ? "GET /?code=x&state="
                : "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\ncode=";
        out.write(start.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        silent.add(socket);
      }
      CompletableFuture<HttpResponse<String>> page = get("/?code=good&state=the-state");
      assertThat(listener.answer().get(10, TimeUnit.SECONDS).code()).isEqualTo("good");
      // The browser waits longer than a request may take, for the sign-in goes on meanwhile.
      assertThatThrownBy(() -> page.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      listener.end(BrowserPage.Message.DONE);
      assertThat(page.get(5, TimeUnit.SECONDS).body()).contains("You are signed in.");
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void parameterThatOccursTwiceIsNoAnswer() throws Exception {
    assertThat(get("/?code=a&code=b&state=the-state").get(5, TimeUnit.SECONDS).statusCode())
        .isEqualTo(400);
    assertThat(get("/?code=a&error=b&state=the-state").get(5, TimeUnit.SECONDS).statusCode())
        .isEqualTo(400);
    assertThat(listener.answer()).isNotDone();
  }

  @Test
  void formThatIsTooLongIsNoAnswer() throws Exception {
    String form = "code=" + "x".repeat(70_000) + "&state=the-state";

    assertThat(post(form).get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
    assertThat(listener.answer()).isNotDone();
  }

  @Test
  void secondAnswerWithTheStateIsRefused() throws Exception {
    CompletableFuture<HttpResponse<String>> first = get("/?code=first&state=the-state");
    listener.answer().get(5, TimeUnit.SECONDS);

    assertThat(get("/?code=second&state=the-state").get(5, TimeUnit.SECONDS).statusCode())
        .isEqualTo(400);
    listener.end(BrowserPage.Message.FAILED);
    assertThat(first.get(5, TimeUnit.SECONDS).body()).contains("did not succeed");
  }

  @Test
  void pageShowsNothingOfTheRequestAndIsNotKept() throws Exception {
    HttpResponse<String> page =
        get("/?code=%3Cscript%3E&state=%3Cscript%3E").get(5, TimeUnit.SECONDS);

    assertThat(page.body()).doesNotContain("script").contains("does not belong");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  @Test
  void registeredPathIsTheOnlyOneThatCounts() throws Exception {
    listener.close();
    listener = LoopbackListener.open(URI.create("http://localhost/back"), "the-state");
    URI root =
        URI.create(
            "http://localhost:" + listener.redirect().getPort() + "/?code=a&state=the-state");

    assertThat(
            client
                .send(HttpRequest.newBuilder(root).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(400);
    get("?code=a&state=the-state");
    assertThat(listener.answer().get(5, TimeUnit.SECONDS).code()).isEqualTo("a");
  }

  @Test
  void addressOutsideThisMachineIsRefused() {
    for (String address : List.of("https://localhost", "http://example.org", "http://0.0.0.0")) {
      assertThatThrownBy(() -> LoopbackListener.open(URI.create(address), "s"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void listenerIsGoneWithinASecondAfterTheEnd() throws Exception {
    int port = listener.redirect().getPort();
    get("/?code=a&state=the-state");
    listener.answer().get(30, TimeUnit.SECONDS);

    long before = System.nanoTime();
    listener.end(BrowserPage.Message.DONE);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void closedListenerLeavesNoThreadThatKeepsTheProgramAlive() {
    get("/?code=a&state=the-state");
    Awaitility.await().until(() -> listener.answer().isDone());

    assertThat(ownThreads()).isNotEmpty().allMatch(Thread::isDaemon);
    listener.end(BrowserPage.Message.DONE);

    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> ownThreads().isEmpty());
  }

  private static List<Thread> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread.getName().startsWith("postampel-sign-in")
                    || thread.getName().startsWith("HTTP-Dispatcher"))
        .toList();
  }

  /** Keeps what is logged, as a log file would. */
  private static final class RecordingHandler extends Handler {
    private final Queue<String> logged;

    RecordingHandler(Queue<String> logged) {
      this.logged = logged;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      logged.add(new SimpleFormatter().formatMessage(entry));
    }

    @Override
    public void flush() {
      // nothing is kept back
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
