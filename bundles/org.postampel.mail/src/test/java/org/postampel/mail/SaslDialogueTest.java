package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.NONE;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** The mechanisms beyond XOAUTH2, PLAIN and LOGIN, and what never goes out in clear text. */
@Timeout(30)
class SaslDialogueTest {

  private static final String REFUSAL = "{\"status\":\"invalid_token\",\"scope\":\"mail\"}";

  @Test
  void tokenGoesByOauthbearerWhereXoauth2IsNotOffered() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=OAUTHBEARER] hi")
            .expectMatching("(\\S+) AUTHENTICATE OAUTHBEARER \\S+")
            .reply("{tag} OK [CAPABILITY IMAP4rev1 QUOTA] Logged in")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imapSecured(server)) {
      imap.greeting();
      assertThat(imap.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Accepted.class))
          .extracting(LoginOutcome.Accepted::mechanism)
          .isEqualTo("OAUTHBEARER");
      assertThat(server.received().toString())
          .contains(
              Rig.base64(
                  "n,a=support@musterfirma.example,\u0001host=localhost\u0001port="
                      + server.port()
                      + "\u0001auth=Bearer "
                      + Rig.TOKEN
                      + "\u0001\u0001"));
      assertThat(imap.capabilities().offers("QUOTA")).as("announced with the yes").isTrue();
      Rig.assertNoSecretIn(imap);
    }
  }

  @Test
  void refusedOauthbearerIsDismissedByTheDummyMessageAndItsReasonIsKept() throws IOException {
    Script script =
        Script.begin()
            .send("220 hi")
            .expectStart("EHLO")
            .reply("250-hi", "250 AUTH OAUTHBEARER")
            .expectStart("AUTH OAUTHBEARER ")
            .reply("334 " + Rig.base64(REFUSAL))
            .expect("AQ==")
            .reply("535 5.7.8 Authentication failed")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        SmtpDialogue smtp = Rig.smtpSecured(server)) {
      smtp.greeting();
      assertThat(smtp.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Rejected.class))
          .satisfies(
              no -> {
                assertThat(no.challenge().map(SaslChallenge::status)).contains("invalid_token");
                assertThat(no.reply().code()).isEqualTo("5.7.8");
              });
    }
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void tokenIsRefusedByTheDialogueItselfInClearText(MailProtocol protocol) throws IOException {
    Script script =
        switch (protocol) {
          case IMAP -> Script.begin().send("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] hi");
          case POP3 ->
              Script.begin().send("+OK hi").expect("CAPA").reply("+OK", "SASL XOAUTH2", ".");
          case SMTP ->
              Script.begin().send("220 hi").expectStart("EHLO").reply("250-x", "250 AUTH XOAUTH2");
        };
    try (ScriptedServer server = ScriptedServer.plain(script.expectClose());
        MailDialogue dialogue = Rig.open(server, protocol, NONE, Rig.LIMITS)) {
      dialogue.greeting();
      assertThat(dialogue.login(Rig.token())).isInstanceOf(LoginOutcome.ClearTextForbidden.class);
      assertThat(server.received().toString()).doesNotContain(Rig.XOAUTH2, "AUTH");
    }
  }

  @Test
  void cramMd5AnswersTheChallengeOfRfc2195() throws IOException {
    String challenge = "<1896.697170952@postoffice.reston.mci.net>";
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=CRAM-MD5] hi")
            .expect("{tag} AUTHENTICATE CRAM-MD5")
            .reply("+ " + Rig.base64(challenge))
            .expect(Rig.base64("tim b913a602c7eda7a495b4e6e7334d3890"))
            .reply("a1 OK welcome")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.login(Rig.password("tim", "tanstaaftanstaaf")))
          .isInstanceOf(LoginOutcome.Accepted.class);
      assertThat(imap.transcript().toString()).doesNotContain("tanstaaf");
    }
  }

  @Test
  void absurdIterationCountCostsNothing() throws IOException {
    String first = "r=ignored,s=c2FsdHNhbHQ=,i=999999999";
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 SASL-IR LOGINDISABLED AUTH=SCRAM-SHA-256] hi")
            .expectStart("{tag} AUTHENTICATE SCRAM-SHA-256 ")
            .reply("+ " + Rig.base64(first))
            .expectClose();
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.login(Rig.password())).isInstanceOf(Disturbance.class);
    }
  }

  @Test
  void pop3UsesOnlyWhatAngusMailCanDoThereToo() throws IOException {
    Script script =
        Script.begin()
            .send("+OK hi")
            .expect("CAPA")
            .reply("+OK", "SASL OAUTHBEARER SCRAM-SHA-256", ".")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        Pop3Dialogue pop3 = Rig.pop3Secured(server)) {
      pop3.greeting();
      assertThat(pop3.login(Rig.token())).isInstanceOf(LoginOutcome.MechanismMissing.class);
      assertThat(Optional.of(pop3.login(Rig.password())))
          .get()
          .isInstanceOf(LoginOutcome.MechanismMissing.class);
    }
  }
}
