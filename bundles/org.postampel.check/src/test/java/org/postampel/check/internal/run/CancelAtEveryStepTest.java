package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.check.internal.step.AccountServices;
import org.postampel.check.internal.step.CheckContext;
import org.postampel.check.internal.step.MailConnections;
import org.postampel.check.internal.step.SecretStore;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.HostLookup;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.AuthorityProbeOutcome;
import org.postampel.oauth.TokenClaims;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;
import org.postampel.testkit.server.UnreachablePort;

/** Whatever a check waits for, a person's wish ends it, and nothing of it stays behind. */
@Timeout(60)
class CancelAtEveryStepTest {

  /** What is promised is 200 ms; the rest is for a machine that does other things as well. */
  private static final Duration SOON = Duration.ofMillis(1500);

  private static final Script GREETING =
      Script.begin().send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2] ready");
  private static final Script LOGIN =
      GREETING.expectStart("{tag} AUTHENTICATE ").reply("{tag} OK Logged in");

  private final CountDownLatch never = new CountDownLatch(1);
  private final Cancellation cancellation = new Cancellation();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account.secrets",
        "oauth.endpoint",
        "oauth.consent",
        "imap.dns",
        "imap.connect",
        "imap.tls",
        "imap.greeting",
        "imap.login",
        "imap.mailbox"
      })
  void checkEndsAtOnceAndLeavesNoThread(String step) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (Place place = Place.hangingAt(step)) {
      CountDownLatch reached = new CountDownLatch(1);
      CheckListener listener =
          new CheckListener() {
            @Override
            public void started(StepId id) {
              if (id.value().equals(step)) {
                reached.countDown();
              }
            }
          };
      FutureTask<CheckReport> check = new FutureTask<>(() -> run(step, place.port, listener));
      Thread caller = new Thread(check, "caller");
      caller.setDaemon(true);
      caller.start();
      assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

      long begin = System.nanoTime();
      cancellation.cancel();
      CheckReport report = check.get(20, TimeUnit.SECONDS);

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
      StepResult result = report.step(new StepId(step)).orElseThrow();
      assertThat(result.reason()).as(result.toString()).contains(GreyReason.CANCELLED);
      assertThat(report.light()).as(report.steps().toString()).isEqualTo(Light.GREY);
    }
    never.countDown();
    await().atMost(Duration.ofSeconds(20)).until(() -> left(before).isEmpty());
  }

  private static Set<String> left(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && !thread.getName().startsWith("awaitility"))
        .filter(thread -> !thread.isDaemon() || thread.getName().startsWith("postampel-check"))
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  private CheckReport run(String step, int port, CheckListener listener) {
    boolean oauth = step.startsWith("oauth.");
    ServerSignIn signIn = oauth ? ServerSignIn.oauth() : ServerSignIn.password("anna");
    MailboxConfiguration.Builder mailbox =
        Samples.mailbox()
            .trustedCertificates(Rig.trustedFile())
            .incoming(
                new MailServer(
                    MailProtocol.IMAP, "localhost", port, TransportSecurity.TLS, signIn));
    if (oauth) {
      mailbox.provider("microsoft365").oauth(Samples.signIn(OAuthFlow.BROWSER, Samples.TENANT));
    }
    Bench bench = new Bench();
    // The bench's readable token ended long before the system's clock, which TLS needs here.
    bench.claims = () -> new TokenClaims.Opaque();
    bench.credentials =
        (protocol, renewals) -> {
          waitAt("account.secrets", step);
          return new CredentialOutcome.Ready(
              new Credential.Password("anna", Secret.ofText("geheim")));
        };
    bench.tokens =
        protocol -> {
          waitAt("oauth.consent", step);
          return bench.granted();
        };
    ProviderPresets presets = ProviderPresets.load();
    return new ParallelCheckRunner(
            new CheckContext.Services(
                bench,
                bench,
                new AccountServices(
                    (any, stop) -> {
                      waitAt("oauth.endpoint", step);
                      return new AuthorityProbeOutcome.Cancelled();
                    },
                    SecretStore.none(),
                    any -> List.of()),
                presets,
                HostLookup.of(
                    host -> {
                      waitAt("imap.dns", step);
                      return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                    }),
                MailExchangerLookup.none(),
                MailConnections.Factory.real(),
                Clock.systemUTC()))
        .run(mailbox.build(), CheckOptions.defaults(), listener, cancellation);
  }

  private void waitAt(String place, String step) {
    if (place.equals(step)) {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A server that keeps silent at one place. */
  private record Place(int port, Closeable server) implements Closeable {

    static Place hangingAt(String step) throws IOException {
      if (step.equals("imap.connect")) {
        UnreachablePort silent = UnreachablePort.silent();
        return new Place(silent.port(), silent);
      }
      ScriptedServer server =
          switch (step) {
            case "imap.tls" -> ScriptedServer.plain(Script.begin().hang());
            case "imap.greeting" -> ScriptedServer.tls(Rig.GOOD, Script.begin().hang());
            case "imap.login" ->
                ScriptedServer.tls(Rig.GOOD, GREETING.expectStart("{tag} AUTH").hang());
            default ->
                ScriptedServer.tls(Rig.GOOD, LOGIN.expectStart("{tag} EXAMINE INBOX").hang());
          };
      return new Place(server.port(), server);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
