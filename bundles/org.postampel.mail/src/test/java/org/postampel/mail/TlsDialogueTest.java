package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.certificate.ServerCertificate;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

@Timeout(30)
class TlsDialogueTest {

  private static final CertificateRequest LOCALHOST = CertificateRequest.forNames("localhost");

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void goodCertificateIsSecuredAndItsEndIsKnown(MailProtocol protocol) throws IOException {
    ServerCertificate certificate =
        Rig.AUTHORITY.intermediate("Issuing CA").issue(LOCALHOST.expiringIn(Duration.ofDays(9)));
    assertThat(handshake(protocol, certificate.serverContext()))
        .asInstanceOf(type(TlsOutcome.Secured.class))
        .satisfies(
            secured -> {
              assertThat(secured.protocol()).isIn("TLSv1.2", "TLSv1.3");
              assertThat(secured.chain()).isEqualTo(certificate.chain());
              assertThat(secured.certificate()).isEqualTo(certificate.certificate());
              assertThat(secured.notAfter())
                  .isBetween(
                      Instant.now().plus(Duration.ofDays(8)),
                      Instant.now().plus(Duration.ofDays(10)));
            });
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void everyBadCertificateIsToldApartAndShown(MailProtocol protocol) throws IOException {
    Clock clock = Clock.systemUTC();
    CertificateAuthority stranger = CertificateAuthority.create("Unknown CA", clock);
    assertRefused(protocol, Rig.AUTHORITY.issue(LOCALHOST.expired()), TlsOutcome.Kind.EXPIRED);
    assertRefused(
        protocol, Rig.AUTHORITY.issue(LOCALHOST.notYetValid()), TlsOutcome.Kind.NOT_YET_VALID);
    assertRefused(
        protocol,
        Rig.AUTHORITY.issue(CertificateRequest.forNames("mail.other.example")),
        TlsOutcome.Kind.HOST_NAME_MISMATCH);
    assertRefused(protocol, stranger.issue(LOCALHOST), TlsOutcome.Kind.UNKNOWN_ISSUER);
    assertRefused(
        protocol,
        Rig.AUTHORITY.intermediate("Issuing CA").issue(LOCALHOST).withoutIntermediates(),
        TlsOutcome.Kind.UNKNOWN_ISSUER);
    assertRefused(
        protocol, ServerCertificate.selfSigned(clock, "localhost"), TlsOutcome.Kind.SELF_SIGNED);
  }

  private static void assertRefused(
      MailProtocol protocol, ServerCertificate certificate, TlsOutcome.Kind kind)
      throws IOException {
    assertThat(handshake(protocol, certificate.serverContext()))
        .asInstanceOf(type(TlsOutcome.Failed.class))
        .satisfies(
            failed -> {
              assertThat(failed.kind()).as(failed.literal()).isEqualTo(kind);
              assertThat(failed.literal()).isNotBlank();
              assertThat(failed.chain()).isEqualTo(certificate.chain());
            });
  }

  private static TlsOutcome handshake(MailProtocol protocol, SSLContext context)
      throws IOException {
    try (ScriptedServer server = ScriptedServer.tls(context, Script.begin().hang());
        MailDialogue dialogue = Rig.open(server, protocol, TLS, Rig.LIMITS)) {
      return dialogue.handshake();
    }
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void tlsToAClearTextPortShowsWhatTheServerSaid(MailProtocol protocol) throws IOException {
    String greeting =
        switch (protocol) {
          case IMAP -> "* OK [CAPABILITY IMAP4rev1 STARTTLS] Dovecot ready.";
          case POP3 -> "+OK Dovecot ready.";
          case SMTP -> "220 smtp.example ESMTP Postfix";
        };
    Script script = Script.begin().send(greeting).hang();
    try (ScriptedServer server = ScriptedServer.plain(script);
        MailDialogue dialogue = Rig.open(server, protocol, TLS, Rig.LIMITS)) {
      assertThat(dialogue.handshake())
          .isEqualTo(new TlsOutcome.Failed(TlsOutcome.Kind.NOT_TLS, greeting, List.of()));
      assertThatThrownBy(() -> dialogue.login(Rig.token()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void clearTextToATlsPortIsProvenWithinTheLimit(MailProtocol protocol) throws IOException {
    TimeLimits limits = TimeLimits.each(Duration.ofMillis(1500));
    long begin = System.nanoTime();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Script.begin().hang());
        MailDialogue dialogue = Rig.open(server, protocol, STARTTLS, limits)) {
      assertThat(dialogue.greeting()).isInstanceOf(GreetingOutcome.TlsExpected.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
      assertThat(dialogue.login(Rig.token())).isInstanceOf(Disturbance.class);
    }
  }

  @Test
  void silentServerIsSilentNotTls() throws IOException {
    TimeLimits limits = TimeLimits.each(Duration.ofMillis(900));
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().hang());
        MailDialogue dialogue = Rig.open(server, MailProtocol.SMTP, NONE, limits)) {
      assertThat(dialogue.greeting()).isInstanceOf(GreetingOutcome.Silent.class);
    }
  }

  @Test
  void tlsAlertInsteadOfAGreetingMeansTlsExpected() throws IOException {
    byte[] alert = {21, 3, 3, 0, 2, 2, 10};
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().sendRaw(alert).hang());
        MailDialogue dialogue = Rig.open(server, MailProtocol.IMAP, STARTTLS, Rig.LIMITS)) {
      assertThat(dialogue.greeting()).isInstanceOf(GreetingOutcome.TlsExpected.class);
    }
  }

  @Test
  void strippedStartTlsIsNotOfferedAndNothingIsSent() throws IOException {
    Script imap = Script.begin().send("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi").expectClose();
    Script pop3 = Script.begin().send("+OK").expect("CAPA").reply("+OK", "USER", ".").expectClose();
    Script smtp =
        Script.begin()
            .send("220 hi")
            .expectStart("EHLO")
            .reply("250-hi", "250 XXXXXXXA")
            .expectClose();
    assertThat(startTls(MailProtocol.IMAP, imap))
        .isEqualTo(notOffered("CAPABILITY IMAP4rev1 AUTH=PLAIN"));
    assertThat(startTls(MailProtocol.POP3, pop3)).isEqualTo(notOffered("CAPA: USER"));
    assertThat(startTls(MailProtocol.SMTP, smtp)).isEqualTo(notOffered("EHLO: XXXXXXXA"));
  }

  @Test
  void refusedStartTlsKeepsTheWords() throws IOException {
    assertThat(startTls(MailProtocol.IMAP, imapStartTls().reply("{tag} NO not today")))
        .isEqualTo(refused("a1 NO not today"));
    assertThat(startTls(MailProtocol.POP3, pop3StartTls().reply("-ERR not today")))
        .isEqualTo(refused("-ERR not today"));
    assertThat(
            startTls(
                MailProtocol.SMTP,
                smtpStartTls().reply("454 4.7.0 TLS not available due to local problem")))
        .isEqualTo(refused("454 4.7.0 TLS not available due to local problem"));
  }

  @Test
  void wordsAfterTheAgreementAndBeforeTlsAreAnInjection() throws IOException {
    byte[] imap = bytes("a1 OK begin\r\n* OK [ALERT] visit evil.example\r\n");
    byte[] pop3 = bytes("+OK begin\r\n+OK injected\r\n");
    byte[] smtp = bytes("220 go\r\n250 injected\r\n");
    assertThat(startTls(MailProtocol.IMAP, imapStartTls().sendRaw(imap).hang()))
        .isEqualTo(injected("* OK [ALERT] visit evil.example"));
    assertThat(startTls(MailProtocol.POP3, pop3StartTls().sendRaw(pop3).hang()))
        .isEqualTo(injected("+OK injected"));
    assertThat(startTls(MailProtocol.SMTP, smtpStartTls().sendRaw(smtp).hang()))
        .isEqualTo(injected("250 injected"));
  }

  @Test
  void capabilitiesFromBeforeTlsAreForgotten() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN X-INJECTED] hi")
            .expect("{tag} STARTTLS")
            .reply("{tag} OK begin")
            .startTls()
            .expect("{tag} CAPABILITY")
            .reply("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2", "{tag} OK done");
    try (ScriptedServer server = ScriptedServer.startTls(Rig.GOOD, script);
        MailDialogue dialogue = Rig.open(server, MailProtocol.IMAP, STARTTLS, Rig.LIMITS)) {
      dialogue.greeting();
      assertThat(dialogue.startTls()).isInstanceOf(TlsOutcome.Secured.class);
      assertThat(dialogue.capabilities().entries()).containsExactly("IMAP4rev1", "AUTH=XOAUTH2");
      server.verify();
    }
  }

  @Test
  void failedSecondEhloDoesNotKeepTheClearTextCapabilities() throws IOException {
    Script script =
        smtpStartTls().reply("220 go").startTls().expectStart("EHLO").reply("550 go away");
    try (ScriptedServer server = ScriptedServer.startTls(Rig.GOOD, script);
        MailDialogue dialogue = Rig.open(server, MailProtocol.SMTP, STARTTLS, Rig.LIMITS)) {
      dialogue.greeting();
      assertThat(dialogue.startTls())
          .isEqualTo(new TlsOutcome.Failed(TlsOutcome.Kind.OTHER, "550 go away", List.of()));
      assertThat(dialogue.capabilities()).isEqualTo(Capabilities.none());
      assertThat(dialogue.login(Rig.token())).isInstanceOf(Disturbance.class);
    }
  }

  @Test
  void badCertificateAfterStartTlsIsToldApartToo() throws IOException {
    SSLContext expired = Rig.AUTHORITY.issue(LOCALHOST.expired()).serverContext();
    Script script = smtpStartTls().reply("220 go").startTls().hang();
    try (ScriptedServer server = ScriptedServer.startTls(expired, script);
        MailDialogue dialogue = Rig.open(server, MailProtocol.SMTP, STARTTLS, Rig.LIMITS)) {
      dialogue.greeting();
      assertThat(dialogue.startTls())
          .asInstanceOf(type(TlsOutcome.Failed.class))
          .extracting(TlsOutcome.Failed::kind)
          .isEqualTo(TlsOutcome.Kind.EXPIRED);
    }
  }

  @Test
  void alertFromTheServerIsAboutProtocolOrCipher() throws IOException {
    byte[] handshakeFailure = {21, 3, 3, 0, 2, 2, 40};
    Script script = Script.begin().sendRaw(handshakeFailure).hang();
    try (ScriptedServer server = ScriptedServer.plain(script);
        MailDialogue dialogue = Rig.open(server, MailProtocol.IMAP, TLS, Rig.LIMITS)) {
      assertThat(dialogue.handshake())
          .asInstanceOf(type(TlsOutcome.Failed.class))
          .satisfies(
              failed -> {
                assertThat(failed.kind()).isEqualTo(TlsOutcome.Kind.PROTOCOL_OR_CIPHER);
                assertThat(failed.literal()).contains("handshake_failure");
              });
    }
  }

  @Test
  void serverThatClosesDuringTheHandshakeIsADisturbance() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().drop());
        MailDialogue dialogue = Rig.open(server, MailProtocol.IMAP, TLS, Rig.LIMITS)) {
      assertThat(dialogue.handshake())
          .asInstanceOf(type(Disturbance.class))
          .extracting(Disturbance::kind)
          .isIn(Disturbance.Kind.CLOSED, Disturbance.Kind.RESET);
    }
  }

  private static TlsOutcome startTls(MailProtocol protocol, Script script) throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(script);
        MailDialogue dialogue = Rig.open(server, protocol, STARTTLS, Rig.LIMITS)) {
      dialogue.greeting();
      return dialogue.startTls();
    }
  }

  private static Script imapStartTls() {
    return Script.begin().send("* OK [CAPABILITY IMAP4rev1 STARTTLS] hi").expect("{tag} STARTTLS");
  }

  private static Script pop3StartTls() {
    return Script.begin().send("+OK hi").expect("CAPA").reply("+OK", "STLS", ".").expect("STLS");
  }

  private static Script smtpStartTls() {
    return Script.begin()
        .send("220 hi")
        .expectStart("EHLO")
        .reply("250-hi", "250 STARTTLS")
        .expect("STARTTLS");
  }

  private static TlsOutcome notOffered(String literal) {
    return new TlsOutcome.Failed(TlsOutcome.Kind.NOT_OFFERED, literal, List.of());
  }

  private static TlsOutcome refused(String literal) {
    return new TlsOutcome.Failed(TlsOutcome.Kind.REFUSED, literal, List.of());
  }

  private static TlsOutcome injected(String literal) {
    return new TlsOutcome.Failed(TlsOutcome.Kind.INJECTED, literal, List.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
