package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.ProxySetting;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AuthorityProbeOutcome;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;

@Timeout(60)
class DiscoveryProbeTest {

  private static final String DOCUMENT =
      """
      {"issuer": "https://login.example/%s/v2.0",
       "token_endpoint": "https://login.example/oauth2/v2.0/token"}
      """;

  @TempDir private Path folder;

  private final CertificateAuthority authority =
      CertificateAuthority.create("Zscaler Root CA", Clock.systemUTC());
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private HttpsServer server;
  private Path trusted;

  @BeforeEach
  void start() throws IOException {
    server =
        HttpsServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            authority.issue(CertificateRequest.forNames("localhost")).serverContext()));
    server.setExecutor(executor);
    server.start();
    trusted = authority.writePem(folder.resolve("ca.pem"));
  }

  @AfterEach
  void stop() {
    closing.countDown();
    server.stop(0);
    executor.shutdownNow();
  }

  @Test
  void authorityThatKnowsTheTenantIsReachable() {
    answers(200, "application/json", DOCUMENT.formatted(FakeAuthority.TENANT));

    AuthorityProbeOutcome.Reachable reachable =
        (AuthorityProbeOutcome.Reachable) probe(Clock.systemUTC(), mailbox(trusted));

    assertThat(asked)
        .containsExactly("GET /" + FakeAuthority.TENANT + "/v2.0/.well-known/openid-configuration");
    assertThat(reachable.issuer()).endsWith(FakeAuthority.TENANT + "/v2.0");
    assertThat(reachable.tokenHost()).isEqualTo("login.example");
    assertThat(reachable.ahead().abs()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void localClockThatIsTenMinutesSlowIsSeenFromTheDateOfTheAnswer() {
    answers(200, "application/json", DOCUMENT.formatted(FakeAuthority.TENANT));
    Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));

    AuthorityProbeOutcome outcome = probe(slow, mailbox(trusted));

    assertThat(outcome).asInstanceOf(type(AuthorityProbeOutcome.Reachable.class));
    assertThat(((AuthorityProbeOutcome.Reachable) outcome).ahead())
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
  }

  @Test
  void unknownTenantIsRefusedInTheAuthoritysOwnWords() {
    answers(
        400,
        "application/json",
        "{\"error\":\"invalid_tenant\",\"error_description\":\"AADSTS90002: Tenant not found.\"}");

    AuthorityProbeOutcome.Refused refused =
        (AuthorityProbeOutcome.Refused) probe(Clock.systemUTC(), mailbox(trusted));

    assertThat(refused.failure().error()).isEqualTo("invalid_tenant");
    assertThat(refused.failure().description()).contains("AADSTS90002");
  }

  @Test
  void pageOfACaptivePortalIsNoAuthority() {
    answers(200, "text/html", "<html><title>Hotel WLAN</title><body>Bitte anmelden</body></html>");

    AuthorityProbeOutcome.NotAnAuthority other =
        (AuthorityProbeOutcome.NotAnAuthority) probe(Clock.systemUTC(), mailbox(trusted));

    assertThat(other.literal()).isEqualTo("Hotel WLAN Bitte anmelden");
    assertThat(other.httpStatus()).isEqualTo(200);
  }

  @Test
  void overloadedAuthorityIsBusyAndNotWrong() {
    answers(503, "text/html", "<h1>Service Unavailable</h1>");

    assertThat(probe(Clock.systemUTC(), mailbox(trusted)))
        .isEqualTo(new AuthorityProbeOutcome.Busy(503, "Service Unavailable"));
  }

  @Test
  void certificateNobodyTrustsIsShownWithItsIssuer() {
    answers(200, "application/json", DOCUMENT.formatted(FakeAuthority.TENANT));

    AuthorityProbeOutcome.Untrusted untrusted =
        (AuthorityProbeOutcome.Untrusted) probe(Clock.systemUTC(), mailbox(null));

    assertThat(untrusted.chain().get(0).getIssuerX500Principal().getName())
        .contains("Zscaler Root CA");
    assertThat(asked).isEmpty();
  }

  @Test
  void proxyThatWantsASignInIsNoAuthority() throws IOException {
    try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      executor.execute(() -> refuseOnce(proxy));
      MailboxConfiguration mailbox =
          builder(trusted)
              .proxy(
                  new ProxySetting.Fixed(
                      proxy.getInetAddress().getHostAddress(), proxy.getLocalPort()))
              .build();

      AuthorityProbeOutcome outcome = probe(Clock.systemUTC(), mailbox);

      assertThat(outcome).asInstanceOf(type(AuthorityProbeOutcome.NotAnAuthority.class));
      assertThat(((AuthorityProbeOutcome.NotAnAuthority) outcome).httpStatus()).isEqualTo(407);
    }
  }

  @Test
  void closedPortIsUnreachableWithHostAndCause() {
    server.stop(0);

    assertThat(probe(Clock.systemUTC(), mailbox(trusted)))
        .asInstanceOf(type(AuthorityProbeOutcome.Unreachable.class))
        .extracting(AuthorityProbeOutcome.Unreachable::literal)
        .asString()
        .contains("localhost:", "refused");
  }

  @Test
  void cancellingEndsTheWaitForASilentAuthority() throws InterruptedException {
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod());
          waitForTheEnd();
        });
    List<AuthorityProbeOutcome> outcomes = new CopyOnWriteArrayList<>();
    Thread worker =
        new Thread(() -> outcomes.add(probe(Clock.systemUTC(), mailbox(trusted))), "probe");
    worker.start();
    await().until(() -> !asked.isEmpty());

    cancellation.cancel();

    worker.join(10_000);
    assertThat(outcomes).containsExactly(new AuthorityProbeOutcome.Cancelled());
  }

  @Test
  void answerWithoutEndIsCutOff() {
    answers(200, "application/json", "x".repeat(2 << 20));

    assertThat(probe(Clock.systemUTC(), mailbox(trusted)))
        .asInstanceOf(type(AuthorityProbeOutcome.Unreachable.class))
        .extracting(AuthorityProbeOutcome.Unreachable::literal)
        .asString()
        .contains("longer than");
  }

  private AuthorityProbeOutcome probe(Clock clock, MailboxConfiguration mailbox) {
    return new DiscoveryProbe(Mailboxes.presets(), clock).probe(mailbox, cancellation);
  }

  private MailboxConfiguration mailbox(Path certificates) {
    return builder(certificates).build();
  }

  private MailboxConfiguration.Builder builder(Path certificates) {
    URI address = URI.create("https://localhost:" + server.getAddress().getPort());
    return MailboxConfiguration.builder()
        .id(new MailboxId("support"))
        .name("Support")
        .address("support@musterfirma.example")
        .provider("microsoft365")
        .oauth(Mailboxes.delegated(address).build())
        .trustedCertificates(certificates)
        .proxy(new ProxySetting.Direct());
  }

  private void answers(int status, String type, String body) {
    server.createContext("/", exchange -> send(exchange, status, type, body));
  }

  private void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void waitForTheEnd() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuseOnce(ServerSocket proxy) {
    try (Socket client = proxy.accept()) {
      byte[] request = new byte[4096];
      if (client.getInputStream().read(request) > 0) {
        client
            .getOutputStream()
            .write(
                ("HTTP/1.1 407 Proxy Authentication Required\r\n"
                        + "Proxy-Authenticate: Basic realm=\"corp\"\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        client.getInputStream().read(request);
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }
}
