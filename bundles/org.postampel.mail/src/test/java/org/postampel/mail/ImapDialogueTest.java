package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

@Timeout(30)
class ImapDialogueTest {

  /** What Exchange Online announces, in the greeting. */
  private static final String EXCHANGE =
      "* OK [CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT"
          + " CHILDREN IDLE NAMESPACE LITERAL+] The Microsoft Exchange IMAP4 service is ready.";

  @Test
  void tokenLoginAndExamineTakeOneRoundTripEach() throws IOException {
    Script script =
        Script.begin()
            .send(EXCHANGE)
            .expect("{tag} AUTHENTICATE XOAUTH2 " + Rig.XOAUTH2)
            .reply("{tag} OK AUTHENTICATE completed.")
            .expect("{tag} EXAMINE INBOX")
            .reply(
                "* FLAGS (\\Seen \\Answered)",
                "* 42 EXISTS",
                "* 0 RECENT",
                "* OK [UIDVALIDITY 14] UIDVALIDITY value",
                "{tag} OK [READ-ONLY] EXAMINE completed.")
            .expectStart("{tag} LOGOUT")
            .reply("* BYE Microsoft Exchange Server IMAP4 server signing off.", "{tag} OK done")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imap(server, TLS)) {
      assertThat(imap.handshake()).isInstanceOf(TlsOutcome.Secured.class);
      assertThat(imap.greeting())
          .asInstanceOf(type(GreetingOutcome.Greeted.class))
          .satisfies(
              greeted -> {
                assertThat(greeted.banner().text()).startsWith("The Microsoft Exchange IMAP4");
                assertThat(greeted.capabilities().mechanisms()).containsExactly("PLAIN", "XOAUTH2");
              });
      assertThat(imap.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Accepted.class))
          .extracting(LoginOutcome.Accepted::mechanism)
          .isEqualTo("XOAUTH2");
      assertThat(imap.openMailbox())
          .asInstanceOf(type(MailboxOutcome.Opened.class))
          .satisfies(
              opened -> {
                assertThat(opened.messages()).isEqualTo(42);
                assertThat(opened.octets()).isEqualTo(OptionalLong.empty());
                assertThat(opened.reply().code()).isEqualTo("READ-ONLY");
              });
      imap.logout();
      server.verify();
      assertThat(imap.transcript().stream().map(TranscriptLine::toString))
          .contains("C: a1 AUTHENTICATE XOAUTH2 ****", "C: a2 EXAMINE INBOX", "S: * 42 EXISTS");
      Rig.assertNoSecretIn(imap);
    }
  }

  @Test
  void rejectedTokenIsAnsweredByAnEmptyLineAndBringsChallengeAndFinalWords() throws IOException {
    Script script =
        Script.begin()
            .send(EXCHANGE)
            .expectStart("{tag} AUTHENTICATE XOAUTH2 ")
            .reply("+ " + Rig.base64(Rig.CHALLENGE))
            .expect("")
            .reply("a1 NO AUTHENTICATE failed.");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imapSecured(server)) {
      imap.greeting();
      LoginOutcome outcome = imap.login(Rig.token());
      assertThat(outcome)
          .asInstanceOf(type(LoginOutcome.Rejected.class))
          .satisfies(
              rejected -> {
                assertThat(rejected.reply().literal()).isEqualTo("a1 NO AUTHENTICATE failed.");
                assertThat(rejected.challenge())
                    .contains(
                        new SaslChallenge(
                            Rig.CHALLENGE, "401", "Bearer", "https://outlook.office.com/"));
              });
      assertThat(imap.transcript().stream().map(TranscriptLine::toString))
          .contains("S: + " + Rig.base64(Rig.CHALLENGE), "-- " + Rig.CHALLENGE, "C: ");
      server.verify();
    }
  }

  @Test
  void withoutSaslIrTheTokenWaitsForTheContinuation() throws IOException {
    Script script =
        Script.begin()
            .send("* OK ready")
            .expect("{tag} CAPABILITY")
            .reply("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2", "{tag} OK done")
            .expect("{tag} AUTHENTICATE XOAUTH2")
            .reply("+ ")
            .expect(Rig.XOAUTH2)
            .reply("a2 OK Logged in");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imapSecured(server)) {
      imap.greeting();
      assertThat(imap.login(Rig.token())).isInstanceOf(LoginOutcome.Accepted.class);
      server.verify();
      Rig.assertNoSecretIn(imap);
    }
  }

  @Test
  void tokenNeverGoesOutByAnotherMechanism() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=LOGIN] ready")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imap(server, TLS)) {
      imap.handshake();
      imap.greeting();
      assertThat(imap.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.MechanismMissing.class))
          .satisfies(
              missing -> {
                assertThat(missing.wanted()).containsExactly("XOAUTH2");
                assertThat(missing.offered()).containsExactlyInAnyOrder("PLAIN", "LOGIN");
              });
      imap.close();
      server.verify();
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void loginCommandOnlyWithoutPlainAndQuotesWhatNeedsIt() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1] ready")
            .expect("{tag} LOGIN \"muster\\\\max\" \"a\\\"b\\\\c\"")
            .reply("{tag} OK welcome");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imap(server, TLS)) {
      imap.handshake();
      imap.greeting();
      LoginOutcome outcome =
          imap.login(new Credential.Password("muster\\max", Secret.ofText("a\"b\\c")));
      assertThat(outcome)
          .asInstanceOf(type(LoginOutcome.Accepted.class))
          .extracting(LoginOutcome.Accepted::mechanism)
          .isEqualTo("LOGIN");
      server.verify();
      assertThat(imap.transcript().toString())
          .contains("LOGIN \"muster\\\\max\" \"****\"")
          .doesNotContain("a\\\"b");
    }
  }

  @Test
  void umlautsInNameAndPasswordGoAsLiterals() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1] ready")
            .expect("a1 LOGIN {7}")
            .reply("+ go on")
            .expect(latin1("jürgen ") + "{8}")
            .reply("+ go on")
            .expect(latin1("größe!"))
            .reply("a1 OK welcome");
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.login(new Credential.Password("jürgen", Secret.ofText("größe!"))))
          .isInstanceOf(LoginOutcome.Accepted.class);
      server.verify();
    }
  }

  @Test
  void loginDisabledInClearTextSendsNothing() throws IOException {
    Script script =
        Script.begin().send("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] ready").expectClose();
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.login(Rig.password()))
          .isEqualTo(new LoginOutcome.ClearTextForbidden("LOGINDISABLED"));
      imap.close();
      server.verify();
    }
  }

  @Test
  void beforeStartTlsNoCredentialLeaves() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN AUTH=XOAUTH2 SASL-IR] ready")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, STARTTLS)) {
      imap.greeting();
      assertThat(imap.login(Rig.token())).isInstanceOf(LoginOutcome.ClearTextForbidden.class);
      assertThat(imap.login(Rig.password())).isInstanceOf(LoginOutcome.ClearTextForbidden.class);
      imap.close();
      server.verify();
    }
  }

  @Test
  void lineBreakInAPasswordIsNotTransmittable() throws IOException {
    Script script = Script.begin().send("* OK [CAPABILITY IMAP4rev1] ready").expectClose();
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.login(new Credential.Password("max", Secret.ofText("geheim\r\na2 NOOP"))))
          .isEqualTo(new LoginOutcome.NotTransmittable(LoginOutcome.Part.SECRET));
      assertThat(imap.login(new Credential.Password("max\n", Secret.ofText("geheim"))))
          .isEqualTo(new LoginOutcome.NotTransmittable(LoginOutcome.Part.LOGIN_NAME));
      imap.close();
      server.verify();
    }
  }

  @Test
  void temporaryFailureAndThrottlingAreUnavailable() throws IOException {
    Script script =
        Script.begin()
            .send(EXCHANGE)
            .expectStart("{tag} AUTHENTICATE")
            .reply("{tag} NO [UNAVAILABLE] Temporary authentication failure.")
            .expectStart("{tag} AUTHENTICATE")
            .reply(
                "* BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds",
                "{tag} NO AUTHENTICATE failed.")
            .expectStart("{tag} AUTHENTICATE")
            .reply("* BYE Too many connections")
            .drop();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imapSecured(server)) {
      imap.greeting();
      assertThat(imap.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Unavailable.class))
          .extracting(unavailable -> unavailable.reply().code())
          .isEqualTo("UNAVAILABLE");
      assertThat(imap.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Unavailable.class))
          .extracting(unavailable -> unavailable.backOff().orElseThrow())
          .isEqualTo(Duration.ofMillis(299961));
      assertThat(imap.login(Rig.token()))
          .isEqualTo(new Disturbance(Disturbance.Kind.CLOSED, "* BYE Too many connections"));
    }
  }

  @Test
  void authenticatedButNotConnectedIsARefusedMailbox() throws IOException {
    Script script =
        Script.begin()
            .send(EXCHANGE)
            .expectStart("{tag} AUTHENTICATE")
            .reply("{tag} OK AUTHENTICATE completed.")
            .expect("{tag} EXAMINE INBOX")
            .reply(
                "{tag} BAD User is authenticated but not connected.",
                "* BYE Connection closed. 14");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imapSecured(server)) {
      imap.greeting();
      imap.login(Rig.token());
      assertThat(imap.openMailbox())
          .asInstanceOf(type(MailboxOutcome.Refused.class))
          .extracting(refused -> refused.reply().text())
          .isEqualTo("User is authenticated but not connected.");
    }
  }

  @Test
  void preauthIsRefused() throws IOException {
    Script script = Script.begin().send("* PREAUTH welcome back, admin").expectClose();
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, STARTTLS)) {
      assertThat(imap.greeting()).isInstanceOf(GreetingOutcome.PreAuthenticated.class);
      assertThat(imap.login(Rig.token())).isNotInstanceOf(LoginOutcome.Accepted.class);
      server.verify();
    }
  }

  @Test
  void byeAsGreetingIsRefused() throws IOException {
    Script script = Script.begin().send("* BYE [ALERT] Maintenance until noon");
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      assertThat(imap.greeting())
          .asInstanceOf(type(GreetingOutcome.Refused.class))
          .extracting(refused -> refused.reply().lines())
          .isEqualTo(List.of("* BYE [ALERT] Maintenance until noon"));
    }
  }

  @Test
  void rightProtocolOnTheWrongPortIsNamed() throws IOException {
    assertThat(greetingOf("+OK Dovecot ready."))
        .isEqualTo(new GreetingOutcome.OtherService(KnownService.POP3, "+OK Dovecot ready."));
    assertThat(greetingOf("220 mx.example ESMTP Postfix"))
        .isEqualTo(
            new GreetingOutcome.OtherService(KnownService.SMTP, "220 mx.example ESMTP Postfix"));
    assertThat(greetingOf("SSH-2.0-OpenSSH_9.2"))
        .isEqualTo(new GreetingOutcome.OtherService(KnownService.SSH, "SSH-2.0-OpenSSH_9.2"));
  }

  @Test
  void literalInAnUntaggedLineIsReadAndBounded() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1] ready")
            .expect("{tag} EXAMINE INBOX")
            .reply("* LIST () \"/\" {5}", "INBOX", "* 3 EXISTS", "{tag} OK done")
            .expect("{tag} EXAMINE INBOX")
            .reply("* LIST () \"/\" {2000000000}");
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.openMailbox())
          .asInstanceOf(type(MailboxOutcome.Opened.class))
          .extracting(MailboxOutcome.Opened::messages)
          .isEqualTo(3L);
      assertThat(imap.openMailbox())
          .asInstanceOf(type(Disturbance.class))
          .extracting(Disturbance::kind)
          .isEqualTo(Disturbance.Kind.TOO_MUCH);
    }
  }

  @Test
  void credentialsRepeatedByTheServerAreMasked() throws IOException {
    Script script =
        Script.begin()
            .send(EXCHANGE)
            .expectStart("{tag} AUTHENTICATE")
            .reply(
                "* BAD unknown: AUTHENTICATE XOAUTH2 " + Rig.XOAUTH2.substring(0, 70),
                "{tag} BAD I do not like " + Rig.TOKEN);
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imapSecured(server)) {
      imap.greeting();
      assertThat(imap.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Rejected.class))
          .extracting(rejected -> rejected.reply().text())
          .isEqualTo("I do not like ****");
      Rig.assertNoSecretIn(imap);
    }
  }

  @Test
  void callsOutOfOrderAreDefects() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().hang());
        ImapDialogue imap = Rig.imap(server, TLS)) {
      assertThatThrownBy(imap::greeting).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(imap::openMailbox).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(imap::startTls).isInstanceOf(IllegalStateException.class);
    }
  }

  private static GreetingOutcome greetingOf(String line) throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().send(line).hang());
        ImapDialogue imap = Rig.imap(server, NONE)) {
      return imap.greeting();
    }
  }

  /** UTF-8 as the scripted server hears it, byte by byte. */
  private static String latin1(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
