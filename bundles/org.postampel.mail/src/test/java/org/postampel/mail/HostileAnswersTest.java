package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Answers that try to get a secret shown, a light green for nothing, or a step to fall over. */
@Timeout(30)
class HostileAnswersTest {

  @Test
  void overlongLineThatRepeatsThePasswordIsShownWithoutIt() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hi")
            .expectStart("{tag} AUTHENTICATE PLAIN ")
            .reply("* BAD " + Rig.PLAIN + " " + Rig.PASSWORD + " " + "x".repeat(9000));
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.login(Rig.password()))
          .asInstanceOf(type(Disturbance.class))
          .satisfies(
              disturbance -> {
                assertThat(disturbance.kind()).isEqualTo(Disturbance.Kind.TOO_MUCH);
                assertThat(disturbance.literal())
                    .contains("****")
                    .doesNotContain(Rig.PASSWORD)
                    .doesNotContain(Rig.PLAIN);
              });
    }
  }

  @Test
  void challengeThatRepeatsTheTokenIsNeitherShownNorDecoded() throws IOException {
    String echo = Rig.base64("{\"status\":\"401\",\"token\":\"" + Rig.TOKEN + "\"}");
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] hi")
            .expectStart("{tag} AUTHENTICATE XOAUTH2 ")
            .reply("+ " + echo)
            .expect("")
            .reply("a1 NO AUTHENTICATE failed.");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap = Rig.imapSecured(server)) {
      imap.greeting();
      LoginOutcome outcome = imap.login(Rig.token());
      assertThat(outcome).isInstanceOf(LoginOutcome.Rejected.class);
      assertThat(outcome.toString()).doesNotContain(Rig.TOKEN.substring(0, 30));
      Rig.assertNoSecretIn(imap);
      assertThat(imap.transcript().toString()).doesNotContain(echo.substring(40, 80));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"IMAP", "POP3", "SMTP"})
  void successBeforeTheCredentialWasSentProvesNothing(MailProtocol protocol) throws IOException {
    Script script =
        switch (protocol) {
          case IMAP ->
              Script.begin()
                  .send("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] hi")
                  .expect("{tag} AUTHENTICATE XOAUTH2")
                  .reply("{tag} OK come in");
          case POP3 ->
              Script.begin()
                  .send("+OK hi")
                  .expect("CAPA")
                  .reply("+OK", "SASL XOAUTH2", ".")
                  .expect("AUTH XOAUTH2")
                  .reply("+OK come in");
          case SMTP ->
              Script.begin()
                  .send("220 hi")
                  .expectStart("EHLO")
                  .reply("250-hi", "250 AUTH LOGIN")
                  .expect("AUTH LOGIN")
                  .reply("235 come in");
        };
    Credential credential = protocol == MailProtocol.SMTP ? Rig.password() : Rig.token();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        MailDialogue dialogue = Rig.secured(Rig.open(server, protocol, TLS, Rig.LIMITS))) {
      dialogue.greeting();
      assertThat(dialogue.login(credential))
          .isEqualTo(new Disturbance(Disturbance.Kind.UNINTELLIGIBLE, lastWords(protocol)));
    }
  }

  @Test
  void imapLoginAcceptedBeforeThePasswordLiteralProvesNothing() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1] hi")
            .expectStart("{tag} LOGIN ")
            .reply("{tag} OK come in");
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.login(new Credential.Password("anna", Secret.ofText("Tür-zu-17"))))
          .isEqualTo(new Disturbance(Disturbance.Kind.UNINTELLIGIBLE, "a1 OK come in"));
    }
  }

  @Test
  void lastLineOfEhloMayBeTheNumberAlone() throws IOException {
    Script script =
        Script.begin().send("220 hi").expectStart("EHLO").reply("250-hi", "250-AUTH PLAIN", "250");
    try (ScriptedServer server = ScriptedServer.plain(script);
        SmtpDialogue smtp = Rig.smtp(server, NONE)) {
      assertThat(smtp.greeting()).isInstanceOf(GreetingOutcome.Greeted.class);
      assertThat(smtp.capabilities().entries()).isEqualTo(List.of("AUTH PLAIN"));
    }
  }

  private static String lastWords(MailProtocol protocol) {
    return switch (protocol) {
      case IMAP -> "a1 OK come in";
      case POP3 -> "+OK come in";
      case SMTP -> "235 come in";
    };
  }
}
