package org.postampel.check.internal.run;

import static org.postampel.testkit.demo.DemoAccount.ANNA;
import static org.postampel.testkit.demo.DemoAccount.SUPPORT;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Samples;
import org.postampel.check.internal.step.AccountServices;
import org.postampel.check.internal.step.CheckContext;
import org.postampel.check.internal.step.MailConnections;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.core.tls.TrustPolicy;
import org.postampel.mail.HostLookup;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.mail.TimeLimits;
import org.postampel.testkit.demo.DemoTenant;

/**
 * Whole checks against the servers of the demo tenant, which stand at the well-known ports of every
 * host: what a person types there stays as it is, and only the connection is led elsewhere.
 */
final class WholeDemo implements Closeable {

  private final DemoTenant tenant;

  WholeDemo(Path folder) throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
  }

  DemoTenant tenant() {
    return tenant;
  }

  @Override
  public void close() throws IOException {
    tenant.close();
  }

  /** A shared mailbox that is in order, with Anna's sign-in. */
  MailboxConfiguration.Builder shared() {
    return shared(tenant.authority());
  }

  /** The same at another authority. */
  MailboxConfiguration.Builder shared(URI authority) {
    return Samples.mailbox()
        .provider("microsoft365")
        .address(SUPPORT.address())
        .shared(true)
        .incoming(server(MailProtocol.IMAP, 993, TransportSecurity.TLS))
        .outgoing(server(MailProtocol.SMTP, 587, TransportSecurity.STARTTLS))
        .oauth(signIn(authority))
        .trustedCertificates(tenant.caFile());
  }

  private MailServer server(MailProtocol protocol, int port, TransportSecurity security) {
    return new MailServer(protocol, tenant.host(), port, security, ServerSignIn.oauth());
  }

  /** Anna's sign-in, with what all three protocols need. */
  OAuthSignIn signIn(URI authority) {
    String exchange = "https://outlook.office.com/";
    return OAuthSignIn.builder()
        .account(new SignInAccount.Person(ANNA.address()))
        .authority(authority)
        .tenant(tenant.tenantId().toString())
        .clientId(tenant.publicClientId().toString())
        .scopes(MailProtocol.IMAP, Set.of(exchange + "IMAP.AccessAsUser.All"))
        .scopes(MailProtocol.POP3, Set.of(exchange + "POP.AccessAsUser.All"))
        .scopes(MailProtocol.SMTP, Set.of(exchange + "SMTP.Send"))
        .build();
  }

  /** A token of Anna's with every permission. */
  Secret token() {
    return tenant.tokens().forPerson(ANNA).issue();
  }

  /** The check of a mailbox that is opened by Anna's tokens, or by a password that is wrong. */
  CheckReport check(MailboxConfiguration mailbox) {
    return check(mailbox, Clock.systemUTC(), List.of());
  }

  /**
   * The check on a machine with this clock.
   *
   * @param tokens what is handed out one after the other, the last one from then on; Anna's when
   *     there is none
   */
  CheckReport check(MailboxConfiguration mailbox, Clock clock, List<Secret> tokens) {
    Iterator<Secret> left = tokens.iterator();
    Secret[] last = {null};
    DemoSources sources =
        new DemoSources(
            () -> {
              synchronized (last) {
                last[0] = left.hasNext() ? left.next() : last[0];
                return last[0] == null ? token() : last[0].copy();
              }
            });
    ProviderPresets presets = ProviderPresets.load();
    return new ParallelCheckRunner(
            new CheckContext.Services(
                credentials(sources),
                sources,
                AccountServices.without(presets, clock),
                presets,
                HostLookup.of(host -> List.of(InetAddress.getByName("127.0.0.1"))),
                MailExchangerLookup.none(),
                this::ledElsewhere,
                clock))
        .run(
            mailbox,
            CheckOptions.defaults().withStepTimeout(Duration.ofSeconds(3)),
            CheckListener.NONE,
            new Cancellation());
  }

  private static CredentialSource credentials(DemoSources sources) {
    return new CredentialSource() {
      @Override
      public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
        return mailbox.servers().stream()
            .filter(server -> server.protocol() == protocol)
            .map(MailServer::signIn)
            .filter(ServerSignIn.Password.class::isInstance)
            .map(signIn -> wrong(((ServerSignIn.Password) signIn).loginName()))
            .findFirst()
            .orElseGet(() -> sources.credentialFor(mailbox, protocol));
      }

      @Override
      public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
        sources.invalidate(mailbox, protocol);
      }
    };
  }

  private static CredentialOutcome wrong(String loginName) {
    return new CredentialOutcome.Ready(
        new Credential.Password(loginName, Secret.ofText("not the password")));
  }

  private MailConnections ledElsewhere(TrustPolicy trust, TimeLimits limits, Cancellation stop) {
    MailConnections real = MailConnections.Factory.real().open(trust, limits, stop);
    return (server, addresses) ->
        real.connect(
            new MailServer(
                server.protocol(),
                server.host(),
                demoPort(server),
                server.security(),
                server.signIn()),
            addresses);
  }

  private int demoPort(MailServer server) {
    return switch (server.port()) {
      case 993 -> tenant.imapPort();
      case 995 -> tenant.pop3Port();
      case 587 -> tenant.smtpStartTlsPort();
      default -> tenant.imapStartTlsPort();
    };
  }
}
