package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.Rig.assertGreen;
import static org.postampel.check.internal.run.Rig.assertRed;
import static org.postampel.check.internal.run.Rig.check;
import static org.postampel.core.mailbox.MailProtocol.IMAP;
import static org.postampel.core.mailbox.MailProtocol.POP3;
import static org.postampel.core.mailbox.MailProtocol.SMTP;
import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.Remedy;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Login, mailbox and sender over a real socket: seen red, then green without the fault. */
@Timeout(60)
class SignInFindingsTest {

  private static final Script IMAP_GREETING =
      Script.begin().send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready");
  private static final Script IMAP_LOGIN =
      IMAP_GREETING.expectStart("{tag} AUTHENTICATE PLAIN ").reply("{tag} OK Logged in");

  @Test
  void wrongImapPasswordIsRedWithTheServersLine() throws IOException {
    Script refusing =
        IMAP_GREETING
            .expectStart("{tag} AUTHENTICATE PLAIN ")
            .reply("{tag} NO [AUTHENTICATIONFAILED] Authentication failed.");
    redThenGreen(
        IMAP,
        refusing,
        "imap.login",
        "imap.password-rejected",
        "NO [AUTHENTICATIONFAILED] Authentication failed.",
        Rig.IMAP);
  }

  @Test
  void wrongPop3PasswordIsRedWithTheServersLine() throws IOException {
    Script refusing =
        Script.begin()
            .send("+OK ready")
            .expect("CAPA")
            .reply("+OK", "SASL PLAIN", ".")
            .expectStart("AUTH PLAIN")
            .reply("-ERR [AUTH] Authentication failed.");
    redThenGreen(
        POP3,
        refusing,
        "pop3.login",
        "pop3.password-rejected",
        "-ERR [AUTH] Authentication failed.",
        Rig.POP3);
  }

  @Test
  void wrongSmtpPasswordIsRedWithTheServersLine() throws IOException {
    String words = "535 5.7.8 Error: authentication failed: (reason unavailable)";
    redThenGreen(
        SMTP,
        Rig.SMTP_GREETING.expectStart("AUTH PLAIN").reply(words),
        "smtp.login",
        "smtp.password-rejected",
        words,
        Rig.SMTP);
  }

  @Test
  void smtpServerWithoutAuthIsRedAndNeverAFalseGreen() throws IOException {
    Script without =
        Script.begin()
            .send("220 mail.example")
            .expectStart("EHLO ")
            .reply("250-mail.example", "250 SIZE 1000")
            .expectAny();
    redThenGreen(
        SMTP, without, "smtp.login", "login.no-password-mechanism", "offered: -", Rig.SMTP);
  }

  @Test
  void loginDisabledInClearTextIsRedAndThePasswordStaysHere() throws IOException {
    Script disabled =
        Script.begin().send("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready").expectAny();
    try (ScriptedServer server = ScriptedServer.plain(disabled)) {
      assertRed(
          check(IMAP, server.port(), NONE),
          "imap.login",
          "login.clear-text-forbidden",
          "LOGINDISABLED");
      assertThat(server.received()).noneMatch(line -> line.contains("LOGIN "));
    }
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      assertGreen(check(IMAP, server.port(), TLS), "imap.mailbox");
    }
  }

  @Test
  void switchedOffSmtpAuthIsRedWithTheLineForTheAdministrator() throws IOException {
    String words =
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
            + " Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.";
    StepResult red =
        redThenGreen(
            SMTP,
            Rig.SMTP_GREETING.expectStart("AUTH PLAIN").reply(words),
            "smtp.login",
            "smtp.auth-disabled-tenant",
            words,
            Rig.SMTP);
    assertThat(red.remedies().get(0).who()).isEqualTo(Remedy.Who.ADMINISTRATOR);
    assertThat(red.remedies().get(0).command())
        .isEqualTo("Set-CASMailbox anna -SmtpClientAuthenticationDisabled $false");
  }

  @Test
  void mailboxThatDoesNotOpenIsRedAlthoughTheLoginWasGreen() throws IOException {
    Script notConnected =
        IMAP_LOGIN
            .expect("{tag} EXAMINE INBOX")
            .reply(
                "{tag} BAD User is authenticated but not connected.",
                "* BYE Connection closed. 14");
    redThenGreen(
        IMAP,
        notConnected,
        "imap.mailbox",
        "mailbox.not-connected",
        "BAD User is authenticated but not connected.",
        Rig.IMAP);
  }

  @Test
  void connectionClosedAtTheMailboxIsRed() throws IOException {
    redThenGreen(
        IMAP,
        IMAP_LOGIN.expect("{tag} EXAMINE INBOX").drop(),
        "imap.mailbox",
        "connection.lost",
        "closed",
        Rig.IMAP);
  }

  @Test
  void pop3MailboxThatStatRefusesIsRed() throws IOException {
    Script refusing =
        Script.begin()
            .send("+OK ready")
            .expect("CAPA")
            .reply("+OK", "SASL PLAIN", ".")
            .expect("AUTH PLAIN")
            .reply("+ ")
            .expectMatching("[A-Za-z0-9+/]+=*")
            .reply("+OK Logged in.")
            .expect("STAT")
            .reply("-ERR [SYS/PERM] Mailbox is broken");
    redThenGreen(
        POP3,
        refusing,
        "pop3.mailbox",
        "pop3.server-fault",
        "-ERR [SYS/PERM] Mailbox is broken",
        Rig.POP3);
  }

  @Test
  void throttledMailboxIsYellowAndSaysHowLong() throws IOException {
    Script throttled =
        IMAP_LOGIN
            .expect("{tag} EXAMINE INBOX")
            .reply("{tag} NO Request is throttled. Suggested Backoff Time: 299961 milliseconds");
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, throttled)) {
      CheckReport report = check(IMAP, server.port(), TLS);
      StepResult result = report.step(StepId.IMAP_MAILBOX).orElseThrow();
      assertThat(result.light()).isEqualTo(Light.YELLOW);
      assertThat(result.finding().orElseThrow().code()).isEqualTo("limit.throttled");
    }
  }

  @Test
  void senderThatPostfixRefusesAtTheRecipientIsAnErrorOfTheSender() throws IOException {
    String words =
        "553 5.7.1 <support@musterfirma.example>: Sender address rejected: not owned by user anna";
    Script refusing =
        Rig.SMTP_LOGIN
            .expectStart("MAIL FROM:")
            .reply("250 2.1.0 Ok")
            .expectStart("RCPT TO:")
            .reply(words)
            .expect("RSET")
            .reply("250 2.0.0 Ok")
            .expect("QUIT");
    redThenGreen(SMTP, refusing, "smtp.sender", "sender.not-owned", words, Rig.SMTP);
  }

  @Test
  void missingSendAsIsRedWithTheLineForTheAdministrator() throws IOException {
    String words = "550 5.7.60 SMTP; Client does not have permissions to send as this sender";
    Script refusing =
        Rig.SMTP_LOGIN
            .expectStart("MAIL FROM:")
            .reply(words)
            .expectMatching("RCPT TO:.*|RSET")
            .reply("250 2.0.0 Ok")
            .expectMatching("RSET|QUIT");
    StepResult red =
        redThenGreen(SMTP, refusing, "smtp.sender", "sender.send-as-missing", words, Rig.SMTP);
    assertThat(red.remedies().get(0).command())
        .isEqualTo(
            "Add-RecipientPermission support@musterfirma.example -Trustee anna -AccessRights"
                + " SendAs");
  }

  @Test
  void refusedRecipientIsToldApartFromARefusedSender() throws IOException {
    String words = "550 5.1.1 <support@musterfirma.example>: Recipient address rejected";
    Script refusing =
        Rig.SMTP_LOGIN
            .expectStart("MAIL FROM:")
            .reply("250 2.1.0 Ok")
            .expectStart("RCPT TO:")
            .reply(words)
            .expect("RSET")
            .reply("250 2.0.0 Ok")
            .expect("QUIT");
    redThenGreen(SMTP, refusing, "smtp.sender", "sender.recipient-refused", words, Rig.SMTP);
  }

  private static StepResult redThenGreen(
      MailProtocol protocol, Script broken, String step, String code, String words, Script good)
      throws IOException {
    StepResult result;
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, broken)) {
      result = assertRed(check(protocol, server.port(), TLS), step, code, words);
    }
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, good)) {
      assertGreen(check(protocol, server.port(), TLS), step);
    }
    return result;
  }
}
