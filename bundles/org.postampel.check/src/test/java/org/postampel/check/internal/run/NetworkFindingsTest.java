package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.Rig.assertGreen;
import static org.postampel.check.internal.run.Rig.assertRed;
import static org.postampel.check.internal.run.Rig.check;
import static org.postampel.core.mailbox.MailProtocol.IMAP;
import static org.postampel.core.mailbox.MailProtocol.POP3;
import static org.postampel.core.mailbox.MailProtocol.SMTP;
import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.task.Cancellation;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.certificate.ServerCertificate;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;
import org.postampel.testkit.server.UnreachablePort;

/**
 * Every red finding of DNS, connection, TLS and greeting: seen red, then green without the fault.
 */
@Timeout(60)
class NetworkFindingsTest {

  @Test
  void unknownNameIsRedUntilItResolves() throws IOException {
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      MailServer imap = new MailServer(IMAP, "localhost", server.port(), TLS, Rig.signIn());
      CheckReport red =
          check(
              imap,
              host -> {
                throw new UnknownHostException(host);
              });
      assertRed(red, "imap.dns", "dns.not-found", "localhost");
      assertGreen(check(imap, Rig.RESOLVER), "imap.mailbox");
    }
  }

  @Test
  void nameServiceThatDoesNotAnswerIsRed() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      MailServer imap = new MailServer(IMAP, "localhost", server.port(), TLS, Rig.signIn());
      CheckReport red =
          check(
              imap,
              host -> {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                return Rig.RESOLVER.addressesOf(host);
              });
      assertRed(red, "imap.dns", "dns.timed-out", "no answer within 1500 ms");
      assertGreen(check(imap, Rig.RESOLVER), "imap.mailbox");
    }
  }

  @Test
  void closedPortIsRefused() throws IOException {
    try (UnreachablePort closed = UnreachablePort.refused();
        ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      assertRed(
          check(IMAP, closed.port(), TLS), "imap.connect", "connect.refused", "Connection refused");
      assertGreen(check(IMAP, server.port(), TLS), "imap.mailbox");
    }
  }

  @Test
  void silentlyDroppedConnectionTimesOut() throws IOException {
    try (UnreachablePort silent = UnreachablePort.silent();
        ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      assertRed(check(IMAP, silent.port(), TLS), "imap.connect", "connect.timed-out", "127.0.0.1");
      assertGreen(check(IMAP, server.port(), TLS), "imap.mailbox");
    }
  }

  @Test
  void expiredCertificateIsRedWithItsEnd() throws IOException {
    ServerCertificate expired = Rig.AUTHORITY.issue(Rig.LOCALHOST.expired());
    StepResult red = redCertificate(expired, "tls.certificate-expired", "valid");
    assertThat(red.finding().orElseThrow().reference()).isEqualTo("T4");
  }

  @Test
  void certificateOfTomorrowIsRed() throws IOException {
    redCertificate(
        Rig.AUTHORITY.issue(Rig.LOCALHOST.notYetValid()), "tls.certificate-not-yet-valid", "valid");
  }

  @Test
  void certificateForAnotherNameIsRedAndItsNamesAreListed() throws IOException {
    ServerCertificate other =
        Rig.AUTHORITY.issue(CertificateRequest.forNames("mail.other.example"));
    StepResult red = redCertificate(other, "tls.host-name-mismatch", "mail.other.example");
    assertThat(red.summary().in(Locale.GERMAN))
        .isEqualTo("Das Zertifikat gilt nicht für localhost, sondern für: mail.other.example.");
  }

  @Test
  void selfSignedCertificateIsRedWithItsFingerprint() throws IOException {
    redCertificate(
        ServerCertificate.selfSigned(Clock.systemUTC(), "localhost"), "tls.self-signed", "SHA-256");
  }

  @Test
  void unknownAuthorityIsRedWithItsName() throws IOException {
    CertificateAuthority stranger = CertificateAuthority.create("Strange CA", Clock.systemUTC());
    redCertificate(stranger.issue(Rig.LOCALHOST), "tls.unknown-issuer", "Strange CA");
  }

  @Test
  void missingIntermediateIsNamedAsTheLikelierCause() throws IOException {
    ServerCertificate cut =
        Rig.AUTHORITY.intermediate("Issuing CA").issue(Rig.LOCALHOST).withoutIntermediates();
    StepResult red = redCertificate(cut, "tls.unknown-issuer", "Issuing CA");
    assertThat(red.finding().orElseThrow().causes().get(0).key()).isEqualTo("cause.chain-short");
  }

  @Test
  void interceptionByAVirusScannerIsToldByTheIssuersName() throws IOException {
    CertificateAuthority scanner =
        CertificateAuthority.create("Avast Web/Mail Shield Root", Clock.systemUTC());
    redCertificate(scanner.issue(Rig.LOCALHOST), "tls.intercepted", "Avast");
  }

  @Test
  void certificateThatEndsSoonIsYellowAndMailStillWorks() throws IOException {
    ServerCertificate ending = Rig.AUTHORITY.issue(Rig.LOCALHOST.expiringIn(Duration.ofDays(9)));
    try (ScriptedServer server = Rig.tls(ending, Rig.IMAP)) {
      CheckReport report = check(IMAP, server.port(), TLS);
      StepResult tls = report.step(new StepId("imap.tls")).orElseThrow();
      assertThat(tls.light()).isEqualTo(Light.YELLOW);
      assertThat(tls.finding().orElseThrow().code()).isEqualTo("tls.certificate-expires-soon");
      assertThat(report.step(StepId.IMAP_MAILBOX).orElseThrow().light()).isEqualTo(Light.GREEN);
      assertThat(report.light()).isEqualTo(Light.YELLOW);
    }
  }

  @Test
  void tlsOnAPortThatBeginsInClearTextIsRed() throws IOException {
    Script clear = Script.begin().send("* OK Dovecot ready.").expectAny();
    try (ScriptedServer plain = ScriptedServer.plain(clear);
        ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      assertRed(check(IMAP, plain.port(), TLS), "imap.tls", "tls.not-tls", "");
      assertGreen(check(IMAP, server.port(), TLS), "imap.mailbox");
    }
  }

  @Test
  void starttlsOnAPortThatWantsTlsAtOnceIsRed() throws IOException {
    try (ScriptedServer tls = ScriptedServer.tls(Rig.GOOD, Rig.SMTP)) {
      assertRed(check(SMTP, tls.port(), STARTTLS), "smtp.greeting", "greeting.tls-expected", "");
    }
    try (ScriptedServer tls = ScriptedServer.tls(Rig.GOOD, Rig.SMTP)) {
      assertGreen(check(SMTP, tls.port(), TLS), "smtp.sender");
    }
  }

  @Test
  void missingStarttlsIsRedAndNothingGoesOutInClearText() throws IOException {
    Script without =
        Script.begin()
            .send("220 mail.example ESMTP")
            .expectStart("EHLO ")
            .reply("250-mail.example", "250-SIZE 1000", "250 AUTH PLAIN")
            .expectMatching("QUIT");
    try (ScriptedServer server = ScriptedServer.plain(without)) {
      assertRed(
          check(SMTP, server.port(), STARTTLS), "smtp.tls", "tls.starttls-missing", "SIZE 1000");
      assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
    }
    try (ScriptedServer server = ScriptedServer.startTls(Rig.GOOD, startTls("220 go"))) {
      assertGreen(check(SMTP, server.port(), STARTTLS), "smtp.sender");
    }
  }

  @Test
  void refusedStarttlsIsRedWithTheServersWords() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.startTls(Rig.GOOD, startTls("454 4.7.0 TLS not available"))) {
      assertRed(
          check(SMTP, server.port(), STARTTLS),
          "smtp.tls",
          "tls.starttls-refused",
          "454 4.7.0 TLS not available");
    }
    try (ScriptedServer server = ScriptedServer.startTls(Rig.GOOD, startTls("220 go"))) {
      assertGreen(check(SMTP, server.port(), STARTTLS), "smtp.sender");
    }
  }

  @Test
  void textSmuggledInBeforeTheEncryptionIsRed() throws IOException {
    Script injecting =
        Script.begin()
            .send("220 mail.example ESMTP")
            .expectStart("EHLO ")
            .reply("250-mail.example", "250 STARTTLS")
            .expect("STARTTLS")
            .sendRaw("220 go\r\n250 AUTH PLAIN\r\n".getBytes(StandardCharsets.US_ASCII))
            .expectAny();
    try (ScriptedServer server = ScriptedServer.startTls(Rig.GOOD, injecting)) {
      assertRed(check(SMTP, server.port(), STARTTLS), "smtp.tls", "tls.injected", "250 AUTH PLAIN");
    }
    try (ScriptedServer server = ScriptedServer.startTls(Rig.GOOD, startTls("220 go"))) {
      assertGreen(check(SMTP, server.port(), STARTTLS), "smtp.sender");
    }
  }

  @Test
  void anotherProtocolOnThePortIsRedWithItsFirstLine() throws IOException {
    try (ScriptedServer pop3 = ScriptedServer.tls(Rig.GOOD, Rig.POP3)) {
      assertRed(
          check(IMAP, pop3.port(), TLS),
          "imap.greeting",
          "greeting.other-protocol",
          "+OK Dovecot ready.");
    }
    try (ScriptedServer pop3 = ScriptedServer.tls(Rig.GOOD, Rig.POP3)) {
      assertGreen(check(POP3, pop3.port(), TLS), "pop3.mailbox");
    }
  }

  @Test
  void serverThatSaysNothingIsRed() throws IOException {
    try (ScriptedServer silent = ScriptedServer.tls(Rig.GOOD, Script.begin().hang());
        ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      assertRed(check(IMAP, silent.port(), TLS), "imap.greeting", "greeting.silent", "");
      assertGreen(check(IMAP, server.port(), TLS), "imap.mailbox");
    }
  }

  @Test
  void serverThatWantsNobodyIsRedWithItsWords() throws IOException {
    try (ScriptedServer busy =
            ScriptedServer.tls(Rig.GOOD, Script.begin().send("* BYE Too many connections"));
        ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      assertRed(
          check(IMAP, busy.port(), TLS),
          "imap.greeting",
          "greeting.refused",
          "* BYE Too many connections");
      assertGreen(check(IMAP, server.port(), TLS), "imap.mailbox");
    }
  }

  @Test
  void claimThatWeAreSignedInAlreadyIsRed() throws IOException {
    try (ScriptedServer strange =
            ScriptedServer.plain(Script.begin().send("* PREAUTH welcome back").expectClose());
        ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      assertRed(
          check(IMAP, strange.port(), STARTTLS),
          "imap.greeting",
          "greeting.pre-authenticated",
          "* PREAUTH welcome back");
      assertGreen(check(IMAP, server.port(), TLS), "imap.mailbox");
    }
  }

  @Test
  void connectionResetByAFilterIsRed() throws IOException {
    try (ScriptedServer filter =
            ScriptedServer.plain(Script.begin().pause(Duration.ofMillis(50)).reset());
        ScriptedServer server = ScriptedServer.plain(Rig.IMAP)) {
      assertRed(check(IMAP, filter.port(), NONE), "imap.greeting", "connection.reset", "");
      CheckReport after = check(IMAP, server.port(), NONE);
      assertThat(after.step(StepId.IMAP_MAILBOX).orElseThrow().light()).isEqualTo(Light.GREEN);
    }
  }

  @Test
  void certificateFileThatIsNoneIsRedBeforeAnythingIsContacted() throws IOException {
    Path empty = Files.createTempFile("postampel-check", ".pem");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      CheckReport report =
          Rig.runner(Rig.RESOLVER)
              .run(
                  Samples.mailbox()
                      .incoming(new MailServer(IMAP, "localhost", server.port(), TLS, Rig.signIn()))
                      .trustedCertificates(empty)
                      .build(),
                  CheckOptions.defaults(),
                  CheckListener.NONE,
                  new Cancellation());
      assertRed(report, "account.settings", "settings.certificates-unreadable", "");
      assertThat(server.connections()).isZero();
      assertGreen(check(IMAP, server.port(), TLS), "imap.mailbox");
    } finally {
      Files.delete(empty);
    }
  }

  private static StepResult redCertificate(
      ServerCertificate certificate, String code, String literal) throws IOException {
    StepResult result;
    try (ScriptedServer server = Rig.tls(certificate, Rig.IMAP)) {
      result = assertRed(check(IMAP, server.port(), TLS), "imap.tls", code, literal);
      assertThat(server.received()).as("nothing was said").isEmpty();
    }
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      assertGreen(check(IMAP, server.port(), TLS), "imap.tls");
    }
    return result;
  }

  private static Script startTls(String answer) {
    Script asked =
        Script.begin()
            .send("220 mail.example ESMTP")
            .expectStart("EHLO ")
            .reply("250-mail.example", "250 STARTTLS")
            .expect("STARTTLS")
            .reply(answer);
    return answer.startsWith("220")
        ? asked
            .startTls()
            .expectStart("EHLO ")
            .reply("250-mail.example", "250 AUTH PLAIN")
            .expectStart("AUTH PLAIN")
            .reply("235 2.7.0 Authentication successful")
            .expectStart("MAIL FROM:")
            .reply("250 2.1.0 Ok")
            .expectStart("RCPT TO:")
            .reply("250 2.1.5 Ok")
            .expect("RSET")
            .reply("250 2.0.0 Ok")
            .expect("QUIT")
        : asked.expectAny();
  }
}
