package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

@Timeout(30)
class Pop3DialogueTest {

  private static final Script READY =
      Script.begin()
          .send("+OK The Microsoft Exchange POP3 service is ready.")
          .expect("CAPA")
          .reply("+OK", "TOP", "UIDL", "SASL PLAIN XOAUTH2", "USER", ".");

  @Test
  void tokenGoesInTwoLinesAndStatCounts() throws IOException {
    Script script =
        READY
            .expect("AUTH XOAUTH2")
            .reply("+ ")
            .expect(Rig.XOAUTH2)
            .reply("+OK User successfully authenticated.")
            .expect("STAT")
            .reply("+OK 7 81920")
            .expect("QUIT")
            .reply("+OK Logging out.")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        Pop3Dialogue pop3 = Rig.pop3(server, TLS)) {
      assertThat(pop3.handshake()).isInstanceOf(TlsOutcome.Secured.class);
      assertThat(pop3.greeting()).isInstanceOf(GreetingOutcome.Greeted.class);
      assertThat(pop3.login(Rig.token())).isInstanceOf(LoginOutcome.Accepted.class);
      assertThat(pop3.openMailbox())
          .asInstanceOf(type(MailboxOutcome.Opened.class))
          .satisfies(
              opened -> {
                assertThat(opened.messages()).isEqualTo(7);
                assertThat(opened.octets()).isEqualTo(OptionalLong.of(81920));
              });
      pop3.logout();
      server.verify();
      assertThat(pop3.transcript().stream().map(TranscriptLine::toString))
          .contains("C: AUTH XOAUTH2", "C: ****", "C: STAT");
      Rig.assertNoSecretIn(pop3);
    }
  }

  @Test
  void rejectedTokenBringsChallengeAndFinalWords() throws IOException {
    Script script =
        READY
            .expect("AUTH XOAUTH2")
            .reply("+ ")
            .expect(Rig.XOAUTH2)
            .reply("+ " + Rig.base64(Rig.CHALLENGE))
            .expect("")
            .reply("-ERR [AUTH] Authentication failure: unknown user name or bad password.");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        Pop3Dialogue pop3 = Rig.pop3Secured(server)) {
      pop3.greeting();
      assertThat(pop3.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Rejected.class))
          .satisfies(
              rejected -> {
                assertThat(rejected.challenge().orElseThrow().status()).isEqualTo("401");
                assertThat(rejected.reply().code()).isEqualTo("AUTH");
                assertThat(rejected.reply().text())
                    .isEqualTo("Authentication failure: unknown user name or bad password.");
              });
      server.verify();
    }
  }

  @Test
  void passwordGoesByPlainWhereOfferedAndByUserAndPassElsewhere() throws IOException {
    Script plain = READY.expect("AUTH PLAIN").reply("+ ").expect(Rig.PLAIN).reply("+OK in");
    Script old =
        Script.begin()
            .send("+OK old server")
            .expect("CAPA")
            .reply("-ERR unknown command")
            .expect("USER support")
            .reply("+OK")
            .expect("PASS " + Rig.PASSWORD)
            .reply("+OK in");
    try (ScriptedServer server = ScriptedServer.plain(plain, old);
        Pop3Dialogue first = Rig.pop3(server, NONE)) {
      first.greeting();
      assertThat(first.login(Rig.password()))
          .asInstanceOf(type(LoginOutcome.Accepted.class))
          .extracting(LoginOutcome.Accepted::mechanism)
          .isEqualTo("PLAIN");
      Rig.assertNoSecretIn(first);
      try (Pop3Dialogue second = Rig.pop3(server, NONE)) {
        second.greeting();
        assertThat(second.login(Rig.password()))
            .asInstanceOf(type(LoginOutcome.Accepted.class))
            .extracting(LoginOutcome.Accepted::mechanism)
            .isEqualTo("USER");
        Rig.assertNoSecretIn(second);
      }
      server.verify();
    }
  }

  @Test
  void tokenNeverBecomesAPassword() throws IOException {
    Script script =
        Script.begin()
            .send("+OK ready")
            .expect("CAPA")
            .reply("+OK", "USER", "SASL PLAIN", ".")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        Pop3Dialogue pop3 = Rig.pop3Secured(server)) {
      pop3.greeting();
      assertThat(pop3.login(Rig.token())).isInstanceOf(LoginOutcome.MechanismMissing.class);
      pop3.close();
      server.verify();
    }
  }

  @Test
  void serverThatForbidsClearTextGetsNoPassword() throws IOException {
    Script script =
        Script.begin()
            .send("+OK ready")
            .expect("CAPA")
            .reply("+OK", "STLS", "SASL", ".")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.plain(script);
        Pop3Dialogue pop3 = Rig.pop3(server, NONE)) {
      pop3.greeting();
      assertThat(pop3.login(Rig.password()))
          .isEqualTo(new LoginOutcome.ClearTextForbidden("STLS, SASL"));
      pop3.close();
      server.verify();
    }
  }

  @Test
  void mailDropInUseIsUnavailableNotRejected() throws IOException {
    Script script =
        READY
            .expect("AUTH PLAIN")
            .reply("+ ")
            .expect(Rig.PLAIN)
            .reply("-ERR [IN-USE] Do you have another POP session running?")
            .expect("STAT")
            .reply("-ERR [SYS/TEMP] try later")
            .expect("STAT")
            .reply("-ERR no");
    try (ScriptedServer server = ScriptedServer.plain(script);
        Pop3Dialogue pop3 = Rig.pop3(server, NONE)) {
      pop3.greeting();
      assertThat(pop3.login(Rig.password()))
          .asInstanceOf(type(LoginOutcome.Unavailable.class))
          .extracting(unavailable -> unavailable.reply().code())
          .isEqualTo("IN-USE");
      assertThat(pop3.openMailbox()).isInstanceOf(MailboxOutcome.Unavailable.class);
      assertThat(pop3.openMailbox()).isInstanceOf(MailboxOutcome.Refused.class);
      server.verify();
    }
  }

  @Test
  void capabilitiesAreReadAgainAfterStls() throws IOException {
    Script script =
        Script.begin()
            .send("+OK ready")
            .expect("CAPA")
            .reply("+OK", "STLS", ".")
            .expect("STLS")
            .reply("+OK Begin TLS")
            .startTls()
            .expect("CAPA")
            .reply("+OK", "USER", "SASL XOAUTH2", ".");
    try (ScriptedServer server = ScriptedServer.startTls(Rig.GOOD, script);
        Pop3Dialogue pop3 = Rig.pop3(server, STARTTLS)) {
      pop3.greeting();
      assertThat(pop3.startTls()).isInstanceOf(TlsOutcome.Secured.class);
      assertThat(pop3.capabilities().mechanisms()).containsExactly("XOAUTH2");
      assertThat(pop3.capabilities().offers("STLS")).isFalse();
      server.verify();
    }
  }

  @Test
  void errAsGreetingIsRefusedAndOtherProtocolsAreNamed() throws IOException {
    assertThat(greetingOf("-ERR [SYS/TEMP] overloaded"))
        .isInstanceOf(GreetingOutcome.Refused.class);
    assertThat(greetingOf("* OK Dovecot ready."))
        .isEqualTo(new GreetingOutcome.OtherService(KnownService.IMAP, "* OK Dovecot ready."));
  }

  @Test
  void endlessCapabilityListIsCutOff() throws IOException {
    Script script =
        Script.begin().send("+OK ready").expect("CAPA").reply("+OK").endlessLines("X-WASTE");
    try (ScriptedServer server = ScriptedServer.plain(script);
        Pop3Dialogue pop3 = Rig.pop3(server, NONE)) {
      assertThat(pop3.greeting())
          .asInstanceOf(type(Disturbance.class))
          .extracting(Disturbance::kind)
          .isEqualTo(Disturbance.Kind.TOO_MUCH);
    }
  }

  private static GreetingOutcome greetingOf(String line) throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().send(line).hang());
        Pop3Dialogue pop3 = Rig.pop3(server, NONE)) {
      return pop3.greeting();
    }
  }
}
