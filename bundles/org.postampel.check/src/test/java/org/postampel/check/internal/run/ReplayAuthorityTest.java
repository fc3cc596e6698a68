package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.OAuthServices;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.server.ScriptedServer;
import org.postampel.testkit.server.UnreachablePort;

/**
 * Every distinct row that the authority's refusal or its token gives away, replayed by a token
 * endpoint over HTTPS: the refusals lie in {@code replay-authority.txt}.
 */
class ReplayAuthorityTest {

  static final String ANSWERS = "replay-authority.txt";

  /** One for all: every check has a client id of its own. */
  private static final CheckRunner RUNNER = runner("a client secret", Clock.systemUTC());

  private static final String ALL = "https://outlook.office365.com/.default";

  private static HttpsServer authority;
  private static UnreachablePort nobody;
  private static volatile String answer = "";
  private static volatile int status = 400;

  @BeforeAll
  static void start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    authority = HttpsServer.create(anyPort, 0);
    authority.setHttpsConfigurator(new HttpsConfigurator(Rig.GOOD));
    authority.createContext("/", ReplayAuthorityTest::answer);
    authority.start();
    nobody = UnreachablePort.refused();
  }

  @AfterAll
  static void stop() throws IOException {
    authority.stop(0);
    nobody.close();
  }

  @TestFactory
  Stream<DynamicTest> refusalNamesItsRowFirstAndACounterfeitDoesNot() {
    return ReplayText.read(ANSWERS).stream()
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> replay(one)));
  }

  @Test
  void certificateThatSeemsOverIsBlamedOnTheClockThatDiffersFromTheAuthoritysDate()
      throws IOException {
    status = 200;
    answer = token("idtyp=app");
    Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofDays(-3));

    assertThat(causes(Rig.LOCALHOST.expired(), slow))
        .startsWith("cause.clock-wrong")
        .doesNotContain("cause.certificate-expired");
    assertThat(causes(Rig.LOCALHOST.notYetValid(), slow)).startsWith("cause.clock-wrong");
    assertThat(causes(Rig.LOCALHOST.expired(), Clock.systemUTC()))
        .startsWith("cause.certificate-expired")
        .doesNotContain("cause.clock-wrong");
    assertThat(causes(Rig.LOCALHOST.notYetValid(), Clock.systemUTC()))
        .startsWith("cause.certificate-early")
        .doesNotContain("cause.clock-wrong");
  }

  private static List<String> causes(CertificateRequest certificate, Clock clock)
      throws IOException {
    try (ScriptedServer server = Rig.tls(Rig.AUTHORITY.issue(certificate), Rig.IMAP)) {
      CheckReport report =
          check("microsoft365", runner("a client secret", clock), ALL, server.port());
      return report
          .step(new StepId("imap.tls"))
          .orElseThrow()
          .finding()
          .orElseThrow()
          .causes()
          .stream()
          .map(cause -> cause.key())
          .toList();
    }
  }

  private static void replay(ReplayText.Answer one) {
    String kind = one.head().get(0);
    boolean issued = Set.of("token", "opaque", "secret").contains(kind);
    boolean raw = kind.equals("raw");
    status = raw ? Integer.parseInt(one.text().substring(0, 3)) : issued ? 200 : 400;
    answer =
        switch (kind) {
          case "token" -> token(one.text());
          case "opaque" -> issued("EwB4A8l6BAAU");
          case "secret" -> token("idtyp=app");
          case "raw" -> one.text().substring(3).strip();
          default -> refusal(one.text());
        };
    CheckReport report =
        switch (kind) {
          case "opaque" -> check(one.head().get(1), RUNNER, one.text());
          case "secret" -> check("microsoft365", runner(one.text(), Clock.systemUTC()), ALL);
          default -> check(issued || raw ? "microsoft365" : kind, RUNNER, ALL);
        };
    StepResult decisive =
        report.steps().stream()
            .filter(step -> step.step().value().matches("(oauth|account)\\..*"))
            .filter(step -> step.finding().isPresent())
            .findFirst()
            .orElseGet(() -> report.step(StepId.OAUTH_CLAIMS).orElseThrow());
    ReplayMailTest.assertNamed(one.row(), one.sort(), decisive);
  }

  private static String refusal(String text) {
    String[] parts = text.split("\\|", 2);
    String[] words = parts[0].strip().split("/");
    String said = parts[1].strip();
    boolean beside = said.startsWith("{");
    return json(
        Map.of(
            "timestamp",
            "2026-11-22 08:00:00Z",
            "error_uri",
            "https://login.example/error?code=4711",
            "x-new",
            Map.of("list", List.of(1, "AADSTS", Map.of())),
            "error",
            words[0],
            "suberror",
            words.length > 1 ? words[1] : "",
            "error_description",
            beside ? "" : said,
            "error_codes",
            beside ? List.of(Integer.valueOf(said.substring(1, said.length() - 1))) : List.of(),
            "trace_id",
            UUID.randomUUID().toString()));
  }

  /** An application token with one claim that differs from a good one's. */
  private static String token(String claim) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new HashMap<>();
    claims.put("aud", "https://outlook.office365.com");
    claims.put("roles", List.of("IMAP.AccessAsApp"));
    claims.put("idtyp", "app");
    claims.put("tid", Samples.TENANT);
    claims.put("nbf", now - 60);
    claims.put("exp", now + 7200);
    String name = claim.substring(0, claim.indexOf('='));
    String value = claim.substring(claim.indexOf('=') + 1);
    if (name.equals("scp")) {
      claims.remove("roles");
      claims.remove("idtyp");
    }
    if (name.equals("nbf")) {
      claims.put(name, now + Long.parseLong(value));
    } else {
      claims.put(name, name.equals("roles") ? List.of(value.split(",")) : value);
    }
    String jwt = base64("{\"alg\":\"RS256\"}") + "." + base64(json(claims)) + "." + base64("none");
    return issued(jwt);
  }

  private static String issued(String token) {
    return json(Map.of("token_type", "Bearer", "expires_in", 7200, "access_token", token));
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CheckReport check(String provider, CheckRunner runner, String scope) {
    return check(provider, runner, scope, nobody.port());
  }

  private static CheckReport check(String provider, CheckRunner runner, String scope, int port) {
    OAuthSignIn signIn =
        OAuthSignIn.builder()
            .flow(OAuthFlow.CLIENT_CREDENTIALS)
            .account(new SignInAccount.Application())
            .authority(URI.create("https://localhost:" + authority.getAddress().getPort()))
            .tenant(Samples.TENANT)
            .clientId(UUID.randomUUID().toString())
            .scopes(MailProtocol.IMAP, Set.of(scope))
            .build();
    MailboxConfiguration mailbox =
        Samples.mailbox()
            .provider(provider)
            .trustedCertificates(Rig.trustedFile())
            .incoming(
                new MailServer(
                    MailProtocol.IMAP,
                    "localhost",
                    port,
                    TransportSecurity.TLS,
                    ServerSignIn.oauth()))
            .oauth(signIn)
            .build();
    return runner.run(
        mailbox,
        CheckOptions.defaults().withStepTimeout(Duration.ofSeconds(10)),
        CheckListener.NONE,
        new Cancellation());
  }

  /** A runner over a store with this client secret, on a machine with this clock. */
  private static CheckRunner runner(String secret, Clock clock) {
    ProviderPresets presets = ProviderPresets.load();
    TokenStore store = new OneSecretStore(Secret.ofText(secret));
    OAuthServices services = OAuthServices.create(store, presets, clock, "tester");
    return CheckRunner.create(
        services, store, presets, Rig.RESOLVER, MailExchangerLookup.none(), clock);
  }

  private static String discovery(String path) {
    String base = "https://localhost:" + authority.getAddress().getPort();
    return json(
        Map.of(
            "issuer", base + path.substring(0, path.indexOf("/.well-known/")),
            "authorization_endpoint", base + "/authorize",
            "token_endpoint", base + "/token",
            "jwks_uri", base + "/keys",
            "response_types_supported", List.of("code"),
            "subject_types_supported", List.of("public")));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    boolean discovery = path.contains("/.well-known/");
    byte[] body = (discovery ? discovery(path) : answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(discovery ? 200 : status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
