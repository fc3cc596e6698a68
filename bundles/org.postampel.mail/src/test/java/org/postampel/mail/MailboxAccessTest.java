package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Angus Mail is kept from what it would do by itself. */
@Timeout(60)
class MailboxAccessTest {

  private static final TimeLimits LIMITS = TimeLimits.each(Duration.ofSeconds(5));

  @TempDir static Path folder;
  private static Path authority;

  @BeforeAll
  static void writeAuthority() throws IOException {
    authority = Rig.AUTHORITY.writePem(folder.resolve("ca.pem"));
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void tokenIsNeverSentWhereXoauth2IsNotOffered(MailProtocol protocol) throws IOException {
    Script script =
        switch (protocol) {
          case IMAP ->
              Script.begin().send("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN] hi").hang();
          case POP3 ->
              Script.begin()
                  .send("+OK hi")
                  .expect("CAPA")
                  .reply("+OK", "USER", "SASL PLAIN", ".")
                  .expectAny()
                  .drop();
          case SMTP ->
              Script.begin()
                  .send("220 hi")
                  .expectStart("EHLO")
                  .reply("250-hi", "250 AUTH PLAIN LOGIN")
                  .hang();
        };
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      assertThat(open(server, protocol, TLS, new FakeCredentials(Rig.token())))
          .isInstanceOf(AccessOutcome.MechanismMissing.class);
      assertThat(server.received().toString())
          .doesNotContain(Rig.TOKEN)
          .doesNotContain(Rig.XOAUTH2)
          .doesNotContain(Rig.base64(Rig.TOKEN))
          .doesNotContain("LOGIN")
          .doesNotContain("PASS");
    }
  }

  @Test
  void smtpServerWithoutAuthIsNoSuccess() throws IOException {
    Script script =
        Script.begin().send("220 hi").expectStart("EHLO").reply("250-hi", "250 SIZE 1000").hang();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      assertThat(open(server, MailProtocol.SMTP, TLS, new FakeCredentials(Rig.password())))
          .asInstanceOf(type(AccessOutcome.Failed.class))
          .extracting(AccessOutcome.Failed::literal)
          .isEqualTo("AUTH is not offered");
    }
  }

  @Test
  void imapTokenGoesByOauthbearerWhereNothingElseIsOffered() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 AUTH=OAUTHBEARER] hi")
            .expect("{tag} AUTHENTICATE OAUTHBEARER")
            .reply("+ ")
            .expectMatching("bixhP[A-Za-z0-9+/]+=*")
            .reply("{tag} OK [CAPABILITY IMAP4rev1] in")
            .expect("{tag} CAPABILITY")
            .reply("* CAPABILITY IMAP4rev1", "{tag} OK done")
            .hang();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      AccessOutcome<?> outcome =
          open(server, MailProtocol.IMAP, TLS, new FakeCredentials(Rig.token()));
      assertThat(outcome)
          .as(server.transcript().toString())
          .isInstanceOf(AccessOutcome.Opened.class);
      assertThat(server.received().toString()).doesNotContain("LOGIN", Rig.base64(Rig.TOKEN));
    }
  }

  @Test
  void smtpTokenGoesByOauthbearerAndTheReasonOfARejectionIsKept() throws IOException {
    Script hello =
        Script.begin().send("220 hi").expectStart("EHLO").reply("250-hi", "250 AUTH OAUTHBEARER");
    Script no =
        hello
            .expectStart("AUTH OAUTHBEARER bixhP")
            .reply("334 " + Rig.base64(Rig.CHALLENGE))
            .expect("AQ==")
            .reply("535 5.7.8 no");
    Script yes = hello.expectStart("AUTH OAUTHBEARER bixhP").reply("235 2.7.0 yes").hang();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, no, no, yes)) {
      assertThat(open(server, MailProtocol.SMTP, TLS, new FakeCredentials(Rig.token())))
          .asInstanceOf(type(AccessOutcome.Rejected.class))
          .satisfies(
              rejected ->
                  assertThat(rejected.literal()).contains(Rig.CHALLENGE).contains("535 5.7.8 no"));
      assertThat(open(server, MailProtocol.SMTP, TLS, new FakeCredentials(Rig.token())))
          .isInstanceOf(AccessOutcome.Opened.class);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MailProtocol.class,
      names = {"IMAP", "SMTP"})
  void serverThatWantsToBeLeftAloneIsNotAskedASecondTime(MailProtocol protocol) throws IOException {
    Script script =
        protocol == MailProtocol.IMAP
            ? Script.begin()
                .send("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] hi")
                .expectStart("{tag} AUTHENTICATE XOAUTH2")
                .reply("{tag} NO Request is throttled. Suggested Backoff Time: 299961 milliseconds")
            : Script.begin()
                .send("220 hi")
                .expectStart("EHLO")
                .reply("250-hi", "250 AUTH XOAUTH2")
                .expectStart("AUTH XOAUTH2 ")
                .reply("454 4.7.0 Temporary authentication failure");
    FakeCredentials credentials = new FakeCredentials(Rig.token());
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      assertThat(open(server, protocol, TLS, credentials)).isInstanceOf(AccessOutcome.Failed.class);
      assertThat(credentials.invalidations()).isZero();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void refusedPop3TokenIsNoSuccess() throws IOException {
    Script script =
        Script.begin()
            .send("+OK hi")
            .expect("CAPA")
            .reply("+OK", "SASL XOAUTH2", ".")
            .expect("AUTH XOAUTH2")
            .reply("+ ")
            .expect(Rig.XOAUTH2)
            .reply("+ " + Rig.base64(Rig.CHALLENGE))
            .expectAny() // Angus Mail goes on as if all were well; the server waits for an answer
            .reply("-ERR [AUTH] Authentication failed.")
            .expectAny()
            .drop();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      assertThat(open(server, MailProtocol.POP3, TLS, new FakeCredentials(Rig.token())))
          .isInstanceOf(AccessOutcome.Rejected.class);
    }
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void wrongHostNameIsNotTriedAgainWithJavasOwnTrust(MailProtocol protocol) throws IOException {
    var otherHost =
        Rig.AUTHORITY.issue(CertificateRequest.forNames("other.example")).serverContext();
    try (ScriptedServer server = ScriptedServer.tls(otherHost, Script.begin().hang())) {
      assertThat(open(server, protocol, TLS, new FakeCredentials(Rig.token())))
          .asInstanceOf(type(AccessOutcome.Failed.class))
          .satisfies(
              failed -> assertThat(failed.literal()).contains("No subject alternative DNS name"));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void strippedStartTlsEndsBeforeAnyCredential(MailProtocol protocol) throws IOException {
    Script script =
        switch (protocol) {
          case IMAP -> Script.begin().send("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] hi").hang();
          case POP3 ->
              Script.begin()
                  .send("+OK hi")
                  .expect("CAPA")
                  .reply("+OK", "SASL XOAUTH2", ".")
                  .expectAny()
                  .drop();
          case SMTP ->
              Script.begin()
                  .send("220 hi")
                  .expectStart("EHLO")
                  .reply("250-hi", "250 AUTH XOAUTH2")
                  .hang();
        };
    try (ScriptedServer server = ScriptedServer.plain(script)) {
      assertThat(open(server, protocol, STARTTLS, new FakeCredentials(Rig.token())))
          .isInstanceOf(AccessOutcome.Failed.class);
      assertThat(server.received().toString()).doesNotContain("XOAUTH2");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void withoutServerOrCredentialNothingIsTried() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().hang())) {
      MailboxConfiguration mailbox =
          SampleMailbox.with(Rig.server(MailProtocol.IMAP, server.port(), TLS), authority);
      MailboxAccess access = MailboxAccess.using(new FakeCredentials(), LIMITS);
      assertThat(access.openTransport(mailbox)).isEqualTo(new AccessOutcome.NotConfigured<>());
      assertThat(access.openStore(mailbox))
          .asInstanceOf(type(AccessOutcome.NoCredential.class))
          .extracting(AccessOutcome.NoCredential::reason)
          .isInstanceOf(CredentialOutcome.SignInNeeded.class);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void missingCertificateFileIsAFailureNotATrustInEverybody() throws IOException {
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Script.begin().hang())) {
      MailboxConfiguration mailbox =
          SampleMailbox.with(
              Rig.server(MailProtocol.IMAP, server.port(), TLS), folder.resolve("gone.pem"));
      assertThat(MailboxAccess.using(new FakeCredentials(Rig.token()), LIMITS).openStore(mailbox))
          .isInstanceOf(AccessOutcome.Failed.class);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void openTransportHasNoThreadThatKeepsTheProgramAlive() throws Exception {
    Script script =
        Script.begin()
            .send("220 hi")
            .expectStart("EHLO")
            .reply("250-hi", "250 AUTH XOAUTH2")
            .expectStart("AUTH XOAUTH2")
            .reply("235 ok")
            .hang();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      AccessOutcome<?> outcome =
          open(server, MailProtocol.SMTP, TLS, new FakeCredentials(Rig.token()));
      assertThat(outcome).isInstanceOf(AccessOutcome.Opened.class);
      try (AutoCloseable service = (AutoCloseable) ((AccessOutcome.Opened<?>) outcome).service()) {
        assertThat(service).isNotNull();
        assertThat(Thread.getAllStackTraces().keySet())
            .filteredOn(thread -> thread.getName().startsWith("pool-"))
            .allMatch(Thread::isDaemon);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportSecurity.class,
      names = {"TLS", "NONE"})
  void deadFirstAddressIsPassedOver(TransportSecurity security) throws IOException {
    HostResolver deadFirst =
        host -> List.of(InetAddress.getByName("127.0.0.77"), InetAddress.getByName("127.0.0.1"));
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hi")
            .expect("{tag} AUTHENTICATE PLAIN")
            .reply("+ ")
            .expect(Rig.PLAIN)
            .reply("{tag} OK [CAPABILITY IMAP4rev1] in")
            .expect("{tag} CAPABILITY")
            .reply("* CAPABILITY IMAP4rev1", "{tag} OK done")
            .hang();
    try (ScriptedServer server =
        security == TLS ? ScriptedServer.tls(Rig.GOOD, script) : ScriptedServer.plain(script)) {
      MailboxConfiguration mailbox =
          SampleMailbox.with(Rig.server(MailProtocol.IMAP, server.port(), security), authority);
      FakeCredentials password = new FakeCredentials(Rig.password());
      assertThat(MailboxAccess.using(password, LIMITS, deadFirst).openStore(mailbox))
          .as(server.transcript().toString())
          .isInstanceOf(AccessOutcome.Opened.class);
      HostResolver onlyDead = host -> List.of(InetAddress.getByName("127.0.0.77"));
      assertThat(MailboxAccess.using(password, LIMITS, onlyDead).openStore(mailbox))
          .asInstanceOf(type(AccessOutcome.Failed.class))
          .extracting(AccessOutcome.Failed::literal)
          .asString()
          .containsIgnoringCase("refused");
    }
  }

  @Test
  void tokenTooLongForACommandFollowsOnALineOfItsOwnInTheCheckAsForTheHost() throws IOException {
    String token = "x".repeat(2000);
    Credential credential =
        new Credential.BearerToken("support@musterfirma.example", Secret.ofText(token));
    String response =
        Rig.base64("user=support@musterfirma.example\u0001auth=Bearer " + token + "\u0001\u0001");
    Script script =
        Script.begin()
            .send("220 hi")
            .expectStart("EHLO")
            .reply("250-hi", "250 AUTH XOAUTH2")
            .expect("AUTH XOAUTH2")
            .reply("334 ")
            .expect(response)
            .reply("235 in")
            .hang();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      assertThat(open(server, MailProtocol.SMTP, TLS, new FakeCredentials(credential)))
          .as(server.transcript().toString())
          .isInstanceOf(AccessOutcome.Opened.class);
      try (SmtpDialogue smtp = Rig.smtpSecured(server)) {
        smtp.greeting();
        assertThat(smtp.login(credential)).isInstanceOf(LoginOutcome.Accepted.class);
      }
    }
  }

  private static AccessOutcome<?> open(
      ScriptedServer server,
      MailProtocol protocol,
      TransportSecurity security,
      CredentialSource credentials) {
    MailboxConfiguration mailbox =
        SampleMailbox.with(Rig.server(protocol, server.port(), security), authority);
    MailboxAccess access = MailboxAccess.using(credentials, LIMITS);
    return protocol == MailProtocol.SMTP
        ? access.openTransport(mailbox)
        : access.openStore(mailbox);
  }
}
