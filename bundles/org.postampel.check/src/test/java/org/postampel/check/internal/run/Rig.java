package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.CheckTexts;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.HostResolver;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.certificate.ServerCertificate;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Checks one server over a real socket, by password. */
final class Rig {

  static final CertificateRequest LOCALHOST = CertificateRequest.forNames("localhost", "127.0.0.1");
  static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("Musterfirma Test-CA", Clock.systemUTC());
  static final SSLContext GOOD = AUTHORITY.issue(LOCALHOST).serverContext();
  static final HostResolver RESOLVER = host -> List.of(InetAddress.getByName("127.0.0.1"));

  /** An IMAP server on which everything works. */
  static final Script IMAP =
      Script.begin()
          .send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] Dovecot ready.")
          .expectStart("{tag} AUTHENTICATE PLAIN ")
          .reply("{tag} OK Logged in")
          .expect("{tag} EXAMINE INBOX")
          .reply("* 3 EXISTS", "{tag} OK [READ-ONLY] Examine completed")
          .expect("{tag} LIST \"\" %")
          .reply("* LIST (\\HasNoChildren) \"/\" INBOX", "{tag} OK List completed")
          .expectStart("{tag} LOGOUT");

  /** A POP3 server on which everything works. */
  static final Script POP3 =
      Script.begin()
          .send("+OK Dovecot ready.")
          .expect("CAPA")
          .reply("+OK", "SASL PLAIN", "USER", ".")
          .expect("AUTH PLAIN")
          .reply("+ ")
          .expectMatching("[A-Za-z0-9+/]+=*")
          .reply("+OK Logged in.")
          .expect("STAT")
          .reply("+OK 3 1200")
          .expect("QUIT");

  /** The beginning of an SMTP dialogue up to the login. */
  static final Script SMTP_GREETING =
      Script.begin()
          .send("220 mail.example ESMTP Postfix")
          .expectStart("EHLO ")
          .reply("250-mail.example", "250 AUTH PLAIN");

  static final Script SMTP_LOGIN =
      SMTP_GREETING.expectStart("AUTH PLAIN").reply("235 2.7.0 Authentication successful");

  /** An SMTP server on which everything works. */
  static final Script SMTP =
      SMTP_LOGIN
          .expectStart("MAIL FROM:")
          .reply("250 2.1.0 Ok")
          .expectStart("RCPT TO:")
          .reply("250 2.1.5 Ok")
          .expect("RSET")
          .reply("250 2.0.0 Ok")
          .expect("QUIT");

  private static final Path TRUSTED = trusted();

  private Rig() {}

  static ScriptedServer tls(ServerCertificate certificate, Script script) throws IOException {
    return ScriptedServer.tls(certificate.serverContext(), script);
  }

  static CheckReport check(MailProtocol protocol, int port, TransportSecurity security) {
    return check(new MailServer(protocol, "localhost", port, security, signIn()), RESOLVER);
  }

  static CheckReport check(MailServer server, HostResolver resolver) {
    MailboxConfiguration.Builder mailbox = Samples.mailbox().trustedCertificates(TRUSTED);
    boolean outgoing = server.protocol() == MailProtocol.SMTP;
    return runner(resolver)
        .run(
            (outgoing ? mailbox.outgoing(server) : mailbox.incoming(server)).build(),
            CheckOptions.defaults().withStepTimeout(Duration.ofMillis(1500)),
            CheckListener.NONE,
            new Cancellation());
  }

  static ServerSignIn signIn() {
    return ServerSignIn.password("anna");
  }

  /** Fails unless the step is red with this finding, its literal evidence, and a remedy. */
  static StepResult assertRed(CheckReport report, String step, String code, String literal) {
    StepResult result = report.step(new StepId(step)).orElseThrow();
    assertThat(result.light()).as(result.toString()).isEqualTo(Light.RED);
    assertThat(result.finding().orElseThrow().code()).isEqualTo(code);
    assertThat(result.evidence()).anyMatch(evidence -> evidence.text().contains(literal));
    assertThat(result.remedies()).isNotEmpty();
    assertThat(report.light()).isEqualTo(Light.RED);
    String title = CheckTexts.in(Locale.GERMAN).title(new StepId(step));
    report.steps().stream()
        .filter(one -> one.reason().equals(Optional.of(GreyReason.BLOCKED)))
        .forEach(one -> assertThat(one.summary().in(Locale.GERMAN)).contains(title));
    return result;
  }

  /** Fails unless the step is green, and everything behind it that applies as well. */
  static void assertGreen(CheckReport report, String step) {
    assertThat(report.step(new StepId(step)).orElseThrow().light())
        .as(report.steps().toString())
        .isEqualTo(Light.GREEN);
    assertThat(report.steps()).noneMatch(result -> result.light() == Light.RED);
    assertThat(report.open()).isZero();
  }

  static CheckRunner runner(HostResolver resolver) {
    CredentialSource passwords =
        new CredentialSource() {
          @Override
          public CredentialOutcome credentialFor(
              MailboxConfiguration mailbox, MailProtocol protocol) {
            return new CredentialOutcome.Ready(
                new Credential.Password("anna", Secret.ofText("geheim")));
          }

          @Override
          public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
            throw new AssertionError("passwords are not invalidated");
          }
        };
    AccessTokenSource none =
        new AccessTokenSource() {
          @Override
          public AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol) {
            throw new AssertionError("no token is needed");
          }

          @Override
          public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
            throw new AssertionError("no token is needed");
          }
        };
    return CheckRunner.create(passwords, none, ProviderPresets.load(), resolver, Clock.systemUTC());
  }

  /** The certificate of the authority that the servers here have theirs from. */
  static Path trustedFile() {
    return TRUSTED;
  }

  private static Path trusted() {
    try {
      Path file = Files.createTempFile("postampel-check", ".pem");
      file.toFile().deleteOnExit();
      return AUTHORITY.writePem(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
