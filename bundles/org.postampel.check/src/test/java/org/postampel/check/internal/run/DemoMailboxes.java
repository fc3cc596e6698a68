package org.postampel.check.internal.run;

import java.time.Clock;
import java.util.Set;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.HostResolver;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoTenant;

/** Mailboxes of the demo tenant and their check. */
record DemoMailboxes(DemoTenant tenant) {

  private static final String EXCHANGE = "https://outlook.office.com/";

  MailboxConfiguration mailbox(DemoAccount account, DemoAccount person, MailProtocol incoming) {
    return mailbox(account, person, incoming, "microsoft365");
  }

  MailboxConfiguration mailbox(
      DemoAccount account, DemoAccount person, MailProtocol incoming, String provider) {
    int port = incoming == MailProtocol.IMAP ? tenant.imapPort() : tenant.pop3Port();
    return mailbox(account, person, provider, tls(incoming, port), submission());
  }

  /** The same on other servers. */
  MailboxConfiguration mailbox(
      DemoAccount account,
      DemoAccount person,
      String provider,
      MailServer incoming,
      MailServer outgoing) {
    return Samples.mailbox()
        .provider(provider)
        .address(account.address())
        .incoming(incoming)
        .outgoing(outgoing)
        .oauth(signIn(person))
        .shared(account.isShared())
        .trustedCertificates(tenant.caFile())
        .build();
  }

  /** A server with TLS that takes tokens. */
  MailServer tls(MailProtocol protocol, int port) {
    return new MailServer(
        protocol, tenant.host(), port, TransportSecurity.TLS, ServerSignIn.oauth());
  }

  private MailServer submission() {
    return new MailServer(
        MailProtocol.SMTP,
        tenant.host(),
        tenant.smtpStartTlsPort(),
        TransportSecurity.STARTTLS,
        ServerSignIn.oauth());
  }

  private OAuthSignIn signIn(DemoAccount person) {
    return OAuthSignIn.builder()
        .account(new SignInAccount.Person(person.address()))
        .authority(tenant.authority())
        .tenant(tenant.tenantId().toString())
        .clientId(tenant.publicClientId().toString())
        .scopes(MailProtocol.IMAP, Set.of(EXCHANGE + "IMAP.AccessAsUser.All"))
        .scopes(MailProtocol.POP3, Set.of(EXCHANGE + "POP.AccessAsUser.All"))
        .scopes(MailProtocol.SMTP, Set.of(EXCHANGE + "SMTP.Send"))
        .build();
  }

  /** Tokens of a person with every permission. */
  DemoSources sources(DemoAccount person) {
    return new DemoSources(
        () ->
            tenant
                .tokens()
                .forPerson(person)
                .permissions("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send")
                .issue());
  }

  static CheckReport check(DemoSources sources, MailboxConfiguration mailbox, CheckOptions how) {
    return CheckRunner.create(
            sources, sources, ProviderPresets.load(), HostResolver.system(), Clock.systemUTC())
        .run(mailbox, how, CheckListener.NONE, new Cancellation());
  }

  static StepResult step(CheckReport report, String id) {
    return report.step(new StepId(id)).orElseThrow();
  }

  static String finding(CheckReport report, String id) {
    return step(report, id).finding().map(found -> found.code()).orElse("none");
  }
}
