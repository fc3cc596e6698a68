package org.postampel.check.internal.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.core.credential.Secret;
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
import org.postampel.oauth.OAuthServices;
import org.postampel.testkit.server.UnreachablePort;

/**
 * Every distinct row that the authority's refusal gives away, replayed by a token endpoint over
 * HTTPS: the refusals lie in {@code replay-authority.txt}.
 */
class ReplayAuthorityTest {

  static final String ANSWERS = "replay-authority.txt";

  private static HttpsServer authority;
  private static UnreachablePort nobody;
  private static volatile String answer = "";

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

  private static void replay(ReplayText.Answer one) {
    String[] parts = one.text().split("\\|", 2);
    String[] words = parts[0].strip().split("/");
    answer =
        "{\"error\":\"%s\",\"suberror\":\"%s\",\"error_description\":\"%s\",\"trace_id\":\"%s\"}"
            .formatted(
                words[0], words.length > 1 ? words[1] : "", parts[1].strip(), UUID.randomUUID());
    CheckReport report = check(one.head().get(0));
    ReplayMailTest.assertNamed(one, report.step(StepId.OAUTH_TOKEN).orElseThrow());
  }

  private static CheckReport check(String provider) {
    Set<String> scopes = Set.of("https://outlook.office365.com/.default");
    OAuthSignIn signIn =
        OAuthSignIn.builder()
            .flow(OAuthFlow.CLIENT_CREDENTIALS)
            .account(new SignInAccount.Application())
            .authority(URI.create("https://localhost:" + authority.getAddress().getPort()))
            .tenant(Samples.TENANT)
            .clientId(UUID.randomUUID().toString())
            .scopes(MailProtocol.IMAP, scopes)
            .build();
    MailboxConfiguration mailbox =
        Samples.mailbox()
            .provider(provider)
            .trustedCertificates(Rig.trustedFile())
            .incoming(
                new MailServer(
                    MailProtocol.IMAP,
                    "localhost",
                    nobody.port(),
                    TransportSecurity.TLS,
                    ServerSignIn.oauth()))
            .oauth(signIn)
            .build();
    OAuthServices services =
        OAuthServices.create(
            new OneSecretStore(Secret.ofText("a client secret")),
            ProviderPresets.load(),
            Clock.systemUTC(),
            "tester");
    CheckRunner runner =
        CheckRunner.create(
            services.credentialSource(),
            services.accessTokenSource(),
            ProviderPresets.load(),
            Rig.RESOLVER,
            Clock.systemUTC());
    return runner.run(
        mailbox,
        CheckOptions.defaults().withStepTimeout(Duration.ofSeconds(10)),
        CheckListener.NONE,
        new Cancellation());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(400, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
