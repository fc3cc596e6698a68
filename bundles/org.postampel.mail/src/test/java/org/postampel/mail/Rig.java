package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.task.Cancellation;
import org.postampel.core.tls.TrustPolicy;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.server.ScriptedServer;

/** What the tests of the dialogues share: a certificate authority, a connector, credentials. */
final class Rig {

  static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("Test CA", Clock.systemUTC());
  static final SSLContext GOOD =
      AUTHORITY.issue(CertificateRequest.forNames("localhost")).serverContext();
  static final TimeLimits LIMITS = TimeLimits.each(Duration.ofSeconds(5));

  static final String TOKEN =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.c2VjcmV0LXBheWxvYWQ.c2lnbmF0dXJl";
  static final String XOAUTH2 =
      base64("user=support@musterfirma.example\u0001auth=Bearer " + TOKEN + "\u0001\u0001");
  static final String PASSWORD = "Gartenzaun-17";
  static final String PLAIN = base64("\0support\0" + PASSWORD);
  static final String CHALLENGE =
      "{\"status\":\"401\",\"schemes\":\"Bearer\",\"scope\":\"https://outlook.office.com/\"}";

  private Rig() {}

  static Credential token() {
    return new Credential.BearerToken("support@musterfirma.example", Secret.ofText(TOKEN));
  }

  static Credential password() {
    return new Credential.Password("support", Secret.ofText(PASSWORD));
  }

  static Credential password(String name, String password) {
    return new Credential.Password(name, Secret.ofText(password));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static TrustPolicy trust() {
    return TrustPolicy.withCertificates(List.of(AUTHORITY.certificate()));
  }

  static MailServer server(MailProtocol protocol, int port, TransportSecurity security) {
    return new MailServer(protocol, "localhost", port, security, ServerSignIn.oauth());
  }

  static List<InetAddress> loopback() {
    try {
      return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MailDialogue open(
      ScriptedServer server, MailProtocol protocol, TransportSecurity security, TimeLimits limits) {
    return open(server, protocol, security, limits, new Cancellation());
  }

  static MailDialogue open(
      ScriptedServer server,
      MailProtocol protocol,
      TransportSecurity security,
      TimeLimits limits,
      Cancellation cancellation) {
    ConnectOutcome outcome =
        new MailConnector(trust(), limits, cancellation)
            .connect(server(protocol, server.port(), security), loopback());
    assertThat(outcome).isInstanceOf(ConnectOutcome.Connected.class);
    return ((ConnectOutcome.Connected) outcome).dialogue();
  }

  static ImapDialogue imap(ScriptedServer server, TransportSecurity security) {
    return (ImapDialogue) open(server, MailProtocol.IMAP, security, LIMITS);
  }

  static Pop3Dialogue pop3(ScriptedServer server, TransportSecurity security) {
    return (Pop3Dialogue) open(server, MailProtocol.POP3, security, LIMITS);
  }

  static SmtpDialogue smtp(ScriptedServer server, TransportSecurity security) {
    return (SmtpDialogue) open(server, MailProtocol.SMTP, security, LIMITS);
  }

  /** The same dialogue after the handshake: a token goes nowhere in clear text. */
  static <D extends MailDialogue> D secured(D dialogue) {
    assertThat(dialogue.handshake()).isInstanceOf(TlsOutcome.Secured.class);
    return dialogue;
  }

  static ImapDialogue imapSecured(ScriptedServer server) {
    return secured(imap(server, TransportSecurity.TLS));
  }

  static Pop3Dialogue pop3Secured(ScriptedServer server) {
    return secured(pop3(server, TransportSecurity.TLS));
  }

  static SmtpDialogue smtpSecured(ScriptedServer server) {
    return secured(smtp(server, TransportSecurity.TLS));
  }

  /** Nothing secret stands in what may be shown. */
  static void assertNoSecretIn(MailDialogue dialogue) {
    String shown = dialogue.transcript().toString();
    assertThat(shown)
        .doesNotContain(TOKEN)
        .doesNotContain(TOKEN.substring(0, 30))
        .doesNotContain(XOAUTH2)
        .doesNotContain(XOAUTH2.substring(60, 90))
        .doesNotContain(PASSWORD)
        .doesNotContain(PLAIN)
        .doesNotContain(base64(PASSWORD));
  }
}
