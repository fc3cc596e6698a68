package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.core.credential.Credential;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

@Timeout(30)
class SmtpDialogueTest {

  private static final String PERSON = "adele@musterfirma.example";
  private static final String SHARED = "support@musterfirma.example";

  private static final Script READY =
      Script.begin()
          .send("220 smtp.example ESMTP")
          .expect("EHLO [127.0.0.1]")
          .reply("250-smtp.example", "250-PIPELINING", "250-SIZE 157286400", "250 AUTH XOAUTH2");

  private static final Script READY_FOR_PASSWORDS =
      Script.begin()
          .send("220 smtp.example ESMTP")
          .expect("EHLO [127.0.0.1]")
          .reply("250-smtp.example", "250 AUTH LOGIN PLAIN");

  @Test
  void starttlsLoginAndEnvelopeInNineRoundTrips() throws IOException {
    Script script =
        Script.begin()
            .send("220 smtp.example Microsoft ESMTP MAIL Service ready")
            .expect("EHLO [127.0.0.1]")
            .reply("250-smtp.example Hello [127.0.0.1]", "250-PIPELINING", "250 STARTTLS")
            .expect("STARTTLS")
            .reply("220 2.0.0 SMTP server ready")
            .startTls()
            .expect("EHLO [127.0.0.1]")
            .reply("250-smtp.example", "250-PIPELINING", "250 AUTH LOGIN XOAUTH2")
            .expect("AUTH XOAUTH2 " + Rig.XOAUTH2)
            .reply("235 2.7.0 Authentication successful")
            .expect("MAIL FROM:<" + SHARED + ">")
            .expect("RCPT TO:<" + SHARED + ">")
            .expect("RSET")
            .reply("250 2.1.0 Sender OK", "250 2.1.5 Recipient OK", "250 2.0.0 Resetting")
            .expect("QUIT")
            .reply("221 2.0.0 Service closing transmission channel")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.startTls(Rig.GOOD, script);
        SmtpDialogue smtp = Rig.smtp(server, STARTTLS)) {
      assertThat(smtp.greeting())
          .asInstanceOf(type(GreetingOutcome.Greeted.class))
          .extracting(greeted -> greeted.capabilities().offers("STARTTLS"))
          .isEqualTo(true);
      assertThat(smtp.startTls()).isInstanceOf(TlsOutcome.Secured.class);
      assertThat(smtp.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Accepted.class))
          .extracting(accepted -> accepted.reply().code())
          .isEqualTo("2.7.0");
      assertThat(smtp.probeSender(SHARED, SHARED))
          .asInstanceOf(type(SenderOutcome.Accepted.class))
          .extracting(accepted -> accepted.sender().text())
          .isEqualTo("Sender OK");
      smtp.logout();
      server.verify();
      Rig.assertNoSecretIn(smtp);
    }
  }

  @Test
  void challengeBeforeTheRejectionIsAnsweredByAnEmptyLine() throws IOException {
    Script script =
        READY
            .expectStart("AUTH XOAUTH2 ")
            .reply("334 " + Rig.base64(Rig.CHALLENGE))
            .expect("")
            .reply("535 5.7.8 Error: authentication failed: (reason unavailable)");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        SmtpDialogue smtp = Rig.smtpSecured(server)) {
      smtp.greeting();
      assertThat(smtp.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Rejected.class))
          .satisfies(
              rejected -> {
                assertThat(rejected.reply().status()).isEqualTo("535");
                assertThat(rejected.reply().code()).isEqualTo("5.7.8");
                assertThat(rejected.challenge().orElseThrow().schemes()).isEqualTo("Bearer");
              });
      server.verify();
    }
  }

  @Test
  void exchangeRejectsWithoutChallengeAndTheWholeLineIsKept() throws IOException {
    String words =
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
            + " Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM0PR]";
    Script script = READY.expectStart("AUTH XOAUTH2 ").reply(words);
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        SmtpDialogue smtp = Rig.smtpSecured(server)) {
      smtp.greeting();
      assertThat(smtp.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Rejected.class))
          .satisfies(
              rejected -> {
                assertThat(rejected.reply().literal()).isEqualTo(words);
                assertThat(rejected.reply().code()).isEqualTo("5.7.139");
                assertThat(rejected.challenge()).isEmpty();
              });
    }
  }

  @Test
  void serverWithoutAuthIsNeverAFalseGreen() throws IOException {
    Script script =
        Script.begin()
            .send("220 smtp.example")
            .expectStart("EHLO ")
            .reply("250-smtp.example", "250 SIZE 1000")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        SmtpDialogue smtp = Rig.smtp(server, TLS)) {
      smtp.handshake();
      smtp.greeting();
      assertThat(smtp.login(Rig.password()))
          .asInstanceOf(type(LoginOutcome.MechanismMissing.class))
          .extracting(LoginOutcome.MechanismMissing::offered)
          .isEqualTo(java.util.Set.of());
      smtp.close();
      server.verify();
    }
  }

  @Test
  void tokenNeverGoesByLoginOrPlain() throws IOException {
    Script script = READY_FOR_PASSWORDS.expectClose();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        SmtpDialogue smtp = Rig.smtpSecured(server)) {
      smtp.greeting();
      assertThat(smtp.login(Rig.token())).isInstanceOf(LoginOutcome.MechanismMissing.class);
      smtp.close();
      server.verify();
    }
  }

  @Test
  void passwordGoesByPlainOrElseByLogin() throws IOException {
    Script plain = READY_FOR_PASSWORDS.expect("AUTH PLAIN " + Rig.PLAIN).reply("235 ok");
    Script login =
        Script.begin()
            .send("220 smtp.example")
            .expectStart("EHLO ")
            .reply("250-smtp.example", "250 AUTH=LOGIN")
            .expect("AUTH LOGIN")
            .reply("334 " + Rig.base64("Username:"))
            .expect(Rig.base64("support"))
            .reply("334 " + Rig.base64("Password:"))
            .expect(Rig.base64(Rig.PASSWORD))
            .reply("235 ok");
    try (ScriptedServer server = ScriptedServer.plain(plain, login);
        SmtpDialogue first = Rig.smtp(server, NONE)) {
      first.greeting();
      assertThat(first.login(Rig.password())).isInstanceOf(LoginOutcome.Accepted.class);
      Rig.assertNoSecretIn(first);
      try (SmtpDialogue second = Rig.smtp(server, NONE)) {
        second.greeting();
        assertThat(second.login(Rig.password())).isInstanceOf(LoginOutcome.Accepted.class);
        Rig.assertNoSecretIn(second);
      }
      server.verify();
    }
  }

  @Test
  void temporaryFailureIsUnavailable() throws IOException {
    Script script =
        READY
            .expectStart("AUTH XOAUTH2 ")
            .reply("454 4.7.0 Temporary authentication failure")
            .expectStart("AUTH XOAUTH2 ")
            .reply("432 4.3.2 Concurrent connections limit exceeded");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        SmtpDialogue smtp = Rig.smtpSecured(server)) {
      smtp.greeting();
      assertThat(smtp.login(Rig.token())).isInstanceOf(LoginOutcome.Unavailable.class);
      assertThat(smtp.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Unavailable.class))
          .extracting(unavailable -> unavailable.reply().code())
          .isEqualTo("4.3.2");
    }
  }

  @Test
  void anonymousCredentialIsADefect() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(READY.expectClose());
        SmtpDialogue smtp = Rig.smtp(server, NONE)) {
      smtp.greeting();
      assertThatThrownBy(() -> smtp.login(new Credential.Anonymous("")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void postfixRefusesTheSenderAtTheRecipient() throws IOException {
    String words =
        "553 5.7.1 <" + SHARED + ">: Sender address rejected: not owned by user " + PERSON;
    Script script =
        READY
            .expect("MAIL FROM:<" + SHARED + ">")
            .expect("RCPT TO:<" + SHARED + ">")
            .expect("RSET")
            .reply("250 2.1.0 Ok", words, "250 2.0.0 Ok");
    try (ScriptedServer server = ScriptedServer.plain(script);
        SmtpDialogue smtp = Rig.smtp(server, NONE)) {
      smtp.greeting();
      assertThat(smtp.probeSender(SHARED, SHARED))
          .asInstanceOf(type(SenderOutcome.SenderRefused.class))
          .satisfies(
              refused -> {
                assertThat(refused.reply().literal()).isEqualTo(words);
                assertThat(refused.reply().code()).isEqualTo("5.7.1");
              });
      server.verify();
    }
  }

  @Test
  void refusalAtMailFromStopsThereAndWithoutPipeliningNothingMoreIsSent() throws IOException {
    Script script =
        READY_FOR_PASSWORDS
            .expect("MAIL FROM:<" + SHARED + ">")
            .reply("553 5.7.1 <" + SHARED + ">: Sender address rejected: not owned by user")
            .expect("QUIT")
            .reply("221 bye");
    try (ScriptedServer server = ScriptedServer.plain(script);
        SmtpDialogue smtp = Rig.smtp(server, NONE)) {
      smtp.greeting();
      assertThat(smtp.probeSender(SHARED, PERSON)).isInstanceOf(SenderOutcome.SenderRefused.class);
      smtp.logout();
      server.verify();
    }
  }

  @Test
  void refusedRecipientAndGreyListingAreNotTheSendersFault() throws IOException {
    Script script =
        READY_FOR_PASSWORDS
            .expectStart("MAIL FROM:")
            .reply("250 ok")
            .expect("RCPT TO:<nobody@musterfirma.example>")
            .reply("550 5.1.1 <nobody@musterfirma.example>: Recipient address rejected")
            .expect("RSET")
            .reply("250 ok")
            .expectStart("MAIL FROM:")
            .reply("250 ok")
            .expectStart("RCPT TO:")
            .reply("450 4.2.0 Greylisted")
            .expect("RSET")
            .reply("250 ok");
    try (ScriptedServer server = ScriptedServer.plain(script);
        SmtpDialogue smtp = Rig.smtp(server, NONE)) {
      smtp.greeting();
      assertThat(smtp.probeSender(SHARED, "nobody@musterfirma.example"))
          .isInstanceOf(SenderOutcome.RecipientRefused.class);
      assertThat(smtp.probeSender(SHARED, PERSON)).isInstanceOf(SenderOutcome.Unavailable.class);
      server.verify();
    }
  }

  @Test
  void addressesCannotCarryCommands() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(READY.expectClose());
        SmtpDialogue smtp = Rig.smtp(server, NONE)) {
      smtp.greeting();
      assertThatThrownBy(() -> smtp.probeSender(SHARED, "a@b.example>\r\nDATA"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> smtp.probeSender("a b@c.example", SHARED))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void umlautDomainBecomesAsciiAndUmlautNameNeedsSmtputf8() throws IOException {
    Script script =
        READY_FOR_PASSWORDS
            .expect("MAIL FROM:<post@xn--mller-kva.example>")
            .reply("250 ok")
            .expectStart("RCPT TO:")
            .reply("250 ok")
            .expect("RSET")
            .reply("250 ok")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.plain(script);
        SmtpDialogue smtp = Rig.smtp(server, NONE)) {
      smtp.greeting();
      assertThat(smtp.probeSender("post@müller.example", PERSON))
          .isInstanceOf(SenderOutcome.Accepted.class);
      assertThat(smtp.probeSender("jürgen@musterfirma.example", PERSON))
          .isEqualTo(new SenderOutcome.AddressUnsupported("jürgen@musterfirma.example"));
      smtp.close();
      server.verify();
    }
  }

  @Test
  void refusedGreetingKeepsAllItsLines() throws IOException {
    Script script = Script.begin().send("554-5.7.1 your address", "554 5.7.1 is blocked");
    try (ScriptedServer server = ScriptedServer.plain(script);
        SmtpDialogue smtp = Rig.smtp(server, NONE)) {
      assertThat(smtp.greeting())
          .asInstanceOf(type(GreetingOutcome.Refused.class))
          .satisfies(
              refused -> {
                assertThat(refused.reply().lines()).hasSize(2);
                assertThat(refused.reply().text()).isEqualTo("your address is blocked");
              });
    }
  }

  @Test
  void farewellIsHeardEvenWhenTheConnectionIsAlreadyClosed() throws IOException {
    Script script = READY.reply("421 4.4.2 idle too long").drop();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        SmtpDialogue smtp = Rig.smtpSecured(server)) {
      smtp.greeting();
      server.awaitEnd(java.time.Duration.ofSeconds(5));
      assertThat(smtp.login(Rig.token()))
          .asInstanceOf(type(LoginOutcome.Unavailable.class))
          .extracting(unavailable -> unavailable.reply().status())
          .isEqualTo("421");
    }
  }

  @Test
  void otherProtocolsAreNamed() throws IOException {
    assertThat(greetingOf("220 (vsFTPd 3.0.3) FTP server ready"))
        .extracting("service")
        .isEqualTo(KnownService.FTP);
    assertThat(greetingOf("* OK Dovecot ready."))
        .extracting("service")
        .isEqualTo(KnownService.IMAP);
    assertThat(greetingOf("hello")).extracting("service").isEqualTo(KnownService.UNKNOWN);
  }

  private static GreetingOutcome greetingOf(String line) throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().send(line).hang());
        SmtpDialogue smtp = Rig.smtp(server, NONE)) {
      return smtp.greeting();
    }
  }
}
