package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.postampel.testkit.demo.DemoAccount.ANNA;
import static org.postampel.testkit.demo.DemoAccount.SUPPORT;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.GreyReason;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.core.credential.SecretName;
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
import org.postampel.mail.HostResolver;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.OAuthServices;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.demo.DemoTenant;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;
import org.postampel.testkit.server.UnreachablePort;
import org.postampel.tokenstore.TokenStores;

/** A check that comes to one step and no further. */
final class HangingCheck implements AutoCloseable {

  /** The demo tenant offers no quota, like the one it looks like. */
  private static final Script QUOTA =
      Script.begin()
          .send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 QUOTA] ready.")
          .expectStart("{tag} AUTHENTICATE XOAUTH2 ")
          .reply("{tag} OK Logged in")
          .expect("{tag} EXAMINE INBOX")
          .reply("* 3 EXISTS", "{tag} OK [READ-ONLY] Examine completed")
          .expect("{tag} LIST \"\" %")
          .reply("* LIST (\\Sent) \"/\" Sent", "{tag} OK List completed")
          .expectStart("{tag} GETQUOTAROOT ")
          .hang();

  /** Steps that wait for nobody: they are cancelled by their own announcement. */
  private static final Set<String> IMMEDIATE =
      Set.of("account.settings", "oauth.token", "oauth.claims", "sharing.send-as");

  private final String step;
  private final DemoTenant tenant;
  private final Valve authority;
  private final ScriptedServer withQuota;
  private final Valve imap;
  private final Valve pop3;
  private final Valve smtp;
  private final UnreachablePort nobody = UnreachablePort.silent();
  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final TokenStore store = TokenStores.inMemory();
  private volatile boolean silent;
  private volatile long wished;

  /** The demo tenant falls silent when that step begins. */
  HangingCheck(DemoTenant tenant, String step) throws IOException {
    this.tenant = tenant;
    this.step = step;
    this.withQuota = ScriptedServer.tls(certificate(tenant), QUOTA);
    this.authority = Valve.before(tenant.authority().getPort());
    this.imap = Valve.before(step.equals("imap.quota") ? withQuota.port() : tenant.imapPort());
    this.pop3 = Valve.before(tenant.pop3Port());
    this.smtp = Valve.before(tenant.smtpStartTlsPort());
  }

  private static SSLContext certificate(DemoTenant tenant) {
    return tenant
        .certificateAuthority()
        .issue(CertificateRequest.forNames("localhost", "127.0.0.1"))
        .serverContext();
  }

  /** How long the check went on after the wish. */
  Duration cancelled() throws Exception {
    long[] end = new long[1];
    FutureTask<CheckReport> check =
        new FutureTask<>(
            () -> {
              CheckReport report = runner().run(mailbox(), how(), listener(), cancellation);
              end[0] = System.nanoTime();
              return report;
            });
    Thread caller = new Thread(check, "caller");
    caller.setDaemon(true);
    caller.start();
    assertThat(begun.await(30, TimeUnit.SECONDS)).as("begun").isTrue();
    if (!IMMEDIATE.contains(step)) {
      await().atMost(Duration.ofSeconds(30)).until(this::isWaitedFor);
      wish();
    }
    CheckReport report = check.get(30, TimeUnit.SECONDS);
    assertThat(report.step(new StepId(step)).orElseThrow().reason())
        .as(report.steps().toString())
        .contains(GreyReason.CANCELLED);
    return Duration.ofNanos(end[0] - wished);
  }

  /** Whether every connection to a mail server is closed. */
  boolean isDeserted() {
    return imap.connected() + pop3.connected() + smtp.connected() == 0;
  }

  /** Whether nobody waits for the authority; connections at rest are kept for the next token. */
  boolean isAuthorityAlone() {
    return authority.waiting() == 0;
  }

  @Override
  public void close() throws IOException {
    released.countDown();
    for (Closeable one : List.of(authority, imap, pop3, smtp, nobody, withQuota)) {
      one.close();
    }
    store.close();
  }

  private void wish() {
    wished = System.nanoTime();
    cancellation.cancel();
  }

  private CheckListener listener() {
    return new CheckListener() {
      @Override
      public void started(StepId id) {
        if (!id.value().equals(step)) {
          return;
        }
        silent = true;
        if (step.startsWith("oauth.")) {
          authority.shut();
        } else {
          List.of(imap, pop3, smtp).forEach(Valve::shut);
        }
        if (IMMEDIATE.contains(step)) {
          wish();
        }
        begun.countDown();
      }
    };
  }

  /** Whether some thread of the check is inside the step, and has asked where it is to ask. */
  private boolean isWaitedFor() {
    return isInside() && (!step.startsWith("oauth.") || authority.waiting() > 0);
  }

  private boolean isInside() {
    String name = step.substring(step.indexOf('.') + 1);
    String type =
        switch (step) {
          case "roundtrip.send" -> "RoundtripSendStep";
          case "roundtrip.receive" -> "RoundtripReceiveStep";
          default -> Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Step";
        };
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("postampel-check"))
        .flatMap(thread -> Arrays.stream(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().endsWith("." + type));
  }

  private CheckOptions how() {
    boolean further = step.startsWith("roundtrip") || step.equals("sharing.send-as");
    return CheckOptions.defaults()
        .withRoundtrip(further)
        .withMoveFolder(step.equals("imap.write") ? "Archiv" : "");
  }

  private CheckRunner runner() {
    ProviderPresets presets = ProviderPresets.load();
    HostResolver resolver =
        host -> {
          if (silent && step.endsWith(".dns")) {
            stubbornly();
          }
          return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        };
    if (step.equals("sharing.identity")) {
      DemoSources sources = new DemoMailboxes(tenant).sources(ANNA);
      return CheckRunner.create(sources, sources, presets, resolver, Clock.systemUTC());
    }
    OAuthServices oauth = OAuthServices.create(store, presets, Clock.systemUTC(), "");
    return CheckRunner.create(
        oauth, silentStore(), presets, resolver, MailExchangerLookup.none(), Clock.systemUTC());
  }

  /** A store whose database has stopped answering, and which no interruption reaches. */
  private TokenStore silentStore() {
    return (TokenStore)
        Proxy.newProxyInstance(
            TokenStore.class.getClassLoader(),
            new Class<?>[] {TokenStore.class},
            (proxy, method, arguments) -> {
              if (silent && step.equals("account.secrets")) {
                stubbornly();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void stubbornly() {
    boolean interrupted = false;
    while (released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private MailboxConfiguration mailbox() {
    boolean identity = step.equals("sharing.identity");
    OAuthSignIn signIn = identity ? asPerson() : asApplication();
    if (!identity) {
      store.write(SecretName.clientSecret(signIn.registration()), tenant.applicationSecret());
    }
    boolean reachable = !step.endsWith(".connect");
    boolean viaPop3 = step.startsWith("pop3.");
    return Samples.mailbox()
        .provider(identity ? "generic" : "microsoft365")
        .address(SUPPORT.address())
        .incoming(
            server(
                viaPop3 ? MailProtocol.POP3 : MailProtocol.IMAP,
                reachable ? (viaPop3 ? pop3 : imap).port() : nobody.port(),
                TransportSecurity.TLS))
        .outgoing(
            server(
                MailProtocol.SMTP,
                reachable ? smtp.port() : nobody.port(),
                TransportSecurity.STARTTLS))
        .oauth(signIn)
        .shared(true)
        .trustedCertificates(tenant.caFile())
        .build();
  }

  private MailServer server(MailProtocol protocol, int port, TransportSecurity security) {
    return new MailServer(protocol, tenant.host(), port, security, ServerSignIn.oauth());
  }

  private OAuthSignIn asPerson() {
    return signIn()
        .account(new SignInAccount.Person(ANNA.address()))
        .clientId(tenant.publicClientId().toString())
        .scopes(MailProtocol.IMAP, Set.of("https://outlook.office.com/IMAP.AccessAsUser.All"))
        .scopes(MailProtocol.SMTP, Set.of("https://outlook.office.com/SMTP.Send"))
        .build();
  }

  private OAuthSignIn asApplication() {
    OAuthSignIn.Builder signIn =
        signIn()
            .flow(OAuthFlow.CLIENT_CREDENTIALS)
            .account(new SignInAccount.Application())
            .clientId(tenant.applicationClientId().toString());
    for (MailProtocol protocol : MailProtocol.values()) {
      signIn.scopes(protocol, Set.of("https://outlook.office365.com/.default"));
    }
    return signIn.build();
  }

  private OAuthSignIn.Builder signIn() {
    URI real = tenant.authority();
    return OAuthSignIn.builder()
        .authority(URI.create("https://" + real.getHost() + ":" + authority.port()))
        .tenant(tenant.tenantId().toString());
  }
}
