package org.postampel.check;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postampel.check.internal.catalogue.FindingsCatalogue;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.mailbox.TransportSecurity;

/** Mailboxes and results for tests. */
public final class Samples {

  public static final String MAILBOX = "support@musterfirma.example";
  public static final String PERSON = "anna@musterfirma.example";
  public static final String TENANT = "11111111-2222-3333-4444-555555555555";
  public static final String CLIENT = "99999999-8888-7777-6666-555555555555";
  public static final FindingsCatalogue CATALOGUE = FindingsCatalogue.builtIn();
  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private Samples() {}

  public static MailServer server(
      MailProtocol protocol, int port, TransportSecurity security, ServerSignIn signIn) {
    return new MailServer(protocol, "127.0.0.1", port, security, signIn);
  }

  public static MailServer clear(MailProtocol protocol, int port) {
    return server(protocol, port, TransportSecurity.NONE, ServerSignIn.password("anna"));
  }

  public static MailboxConfiguration.Builder mailbox() {
    return MailboxConfiguration.builder()
        .id(new MailboxId("support"))
        .name("Support")
        .address(MAILBOX);
  }

  /** A mailbox with passwords: IMAP and SMTP over TLS. */
  public static MailboxConfiguration withPassword() {
    ServerSignIn password = ServerSignIn.password("anna");
    return mailbox()
        .incoming(server(MailProtocol.IMAP, 993, TransportSecurity.TLS, password))
        .outgoing(server(MailProtocol.SMTP, 587, TransportSecurity.STARTTLS, password))
        .build();
  }

  /** A shared mailbox of Microsoft 365, opened by a person. */
  public static MailboxConfiguration shared() {
    return microsoft(MailProtocol.IMAP, 993, 587, null).shared(true).build();
  }

  /** A mailbox in the style of Microsoft 365, on these ports. */
  public static MailboxConfiguration.Builder microsoft(
      MailProtocol incoming, int incomingPort, int outgoingPort, Path certificates) {
    ServerSignIn oauth = ServerSignIn.oauth();
    return mailbox()
        .provider("microsoft365")
        .incoming(server(incoming, incomingPort, TransportSecurity.TLS, oauth))
        .outgoing(server(MailProtocol.SMTP, outgoingPort, TransportSecurity.STARTTLS, oauth))
        .oauth(signIn(OAuthFlow.BROWSER, TENANT))
        .trustedCertificates(certificates);
  }

  public static OAuthSignIn signIn(OAuthFlow flow, String tenant) {
    String host = "https://outlook.office.com/";
    boolean person = flow.isDelegated();
    Set<String> app = Set.of("https://outlook.office365.com/.default");
    return OAuthSignIn.builder()
        .flow(flow)
        .account(person ? new SignInAccount.Person(PERSON) : new SignInAccount.Application())
        .authority(URI.create("https://login.microsoftonline.com"))
        .tenant(tenant)
        .clientId(CLIENT)
        .scopes(MailProtocol.IMAP, person ? Set.of(host + "IMAP.AccessAsUser.All") : app)
        .scopes(MailProtocol.POP3, person ? Set.of(host + "POP.AccessAsUser.All") : app)
        .scopes(MailProtocol.SMTP, person ? Set.of(host + "SMTP.Send") : app)
        .build();
  }

  public static Finding finding() {
    return new Finding(
        "tls.certificate-expired",
        "T4",
        CATALOGUE.sentence(
            "finding.tls.certificate-expired",
            "",
            "",
            "mail.example",
            "",
            "",
            "",
            "",
            "2026-02-01"),
        List.of(CATALOGUE.sentence("cause.certificate-expired")),
        Remedies.of(
            new Remedy(
                Remedy.Who.ADMINISTRATOR,
                CATALOGUE.sentence("remedy.renew-certificate", "", "", "mail.example"),
                "renew --now",
                "https://help.example/renew")));
  }

  public static StepResult green(StepId step) {
    return StepResult.green(
        step,
        Sentence.of("proved.settings"),
        List.of(new Evidence(Evidence.Kind.SETTING, "address = " + MAILBOX)),
        Duration.ofMillis(3));
  }

  public static StepResult yellow(StepId step) {
    return StepResult.yellow(step, finding(), List.of(), Duration.ofMillis(1));
  }

  public static StepResult red(StepId step) {
    Evidence evidence = new Evidence(Evidence.Kind.EXCEPTION, "NotAfter: 2026-02-01");
    return StepResult.red(step, finding(), List.of(evidence), Duration.ofMillis(1234));
  }

  public static StepResult grey(StepId step, GreyReason reason) {
    return StepResult.grey(step, reason, Sentence.of("skipped.no-oauth"), List.of(), Duration.ZERO);
  }

  public static CheckReport report(StepResult... steps) {
    return new CheckReport(
        new MailboxId("support"),
        "Support",
        MAILBOX,
        NOW,
        Duration.ofMillis(1500),
        List.of(steps),
        Map.of("java", "17"));
  }

  /** A server with a name of its own, by password over TLS. */
  public static MailServer at(String host, MailProtocol protocol, int port) {
    return new MailServer(
        protocol, host, port, TransportSecurity.TLS, ServerSignIn.password("anna"));
  }
}
