package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Angus Mail takes a server that falls silent for one that has rejected the credential. */
@Timeout(60)
class LostConnectionTest {

  private static final TimeLimits LIMITS = TimeLimits.each(Duration.ofSeconds(3));

  @TempDir static Path folder;
  private static Path authority;

  @BeforeAll
  static void writeAuthority() throws IOException {
    authority = Rig.AUTHORITY.writePem(folder.resolve("ca.pem"));
  }

  static Stream<Arguments> endings() {
    return Stream.of(MailProtocol.values())
        .flatMap(
            protocol ->
                Stream.of(
                    Arguments.of(protocol, "closed", asked(protocol).drop()),
                    Arguments.of(protocol, "reset", asked(protocol).reset()),
                    Arguments.of(protocol, "silent", asked(protocol).hang())));
  }

  private static Script asked(MailProtocol protocol) {
    return switch (protocol) {
      case IMAP ->
          Script.begin()
              .send("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] hi")
              .expectStart("{tag} AUTHENTICATE XOAUTH2");
      case POP3 ->
          Script.begin()
              .send("+OK hi")
              .expect("CAPA")
              .reply("+OK", "SASL XOAUTH2", ".")
              .expect("AUTH XOAUTH2")
              .reply("+ ")
              .expect(Rig.XOAUTH2);
      case SMTP ->
          Script.begin()
              .send("220 hi")
              .expectStart("EHLO")
              .reply("250-hi", "250 AUTH XOAUTH2")
              .expectStart("AUTH XOAUTH2 ");
    };
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("endings")
  void silenceAfterTheTokenIsNoRejection(MailProtocol protocol, String ending, Script script)
      throws IOException {
    assertFailedAndTokenKept(protocol, ending, script);
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void silenceInsteadOfAGreetingIsNoRejection(MailProtocol protocol) throws IOException {
    assertFailedAndTokenKept(protocol, "silent", Script.begin().hang());
    assertFailedAndTokenKept(protocol, "closed", Script.begin().drop());
  }

  private static void assertFailedAndTokenKept(MailProtocol protocol, String ending, Script script)
      throws IOException {
    FakeCredentials credentials = new FakeCredentials(Rig.token());
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      MailboxConfiguration mailbox =
          SampleMailbox.with(Rig.server(protocol, server.port(), TLS), authority);
      MailboxAccess access = MailboxAccess.using(credentials, LIMITS);
      AccessOutcome<?> outcome =
          protocol == MailProtocol.SMTP ? access.openTransport(mailbox) : access.openStore(mailbox);
      assertThat(outcome).as(ending).isInstanceOf(AccessOutcome.Failed.class);
      assertThat(credentials.invalidations()).isZero();
    }
  }
}
