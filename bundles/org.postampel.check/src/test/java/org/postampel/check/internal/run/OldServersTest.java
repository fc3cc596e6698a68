package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.DemoMailboxes.step;
import static org.postampel.core.mailbox.MailProtocol.IMAP;
import static org.postampel.core.mailbox.MailProtocol.POP3;
import static org.postampel.core.mailbox.MailProtocol.SMTP;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.SubmissionOutcome;
import org.postampel.mail.TestMessage;
import org.postampel.mail.TestMessages;
import org.postampel.mail.TimeLimits;
import org.postampel.testkit.server.LineConnection;
import org.postampel.testkit.server.LineServer;

/**
 * Servers of long ago, or small ones, that know only what is compulsory: they work, so they are not
 * red, and what does not work is not green.
 */
@Timeout(60)
class OldServersTest {

  private static final List<String> IMAP_FOLDER =
      List.of("* FLAGS (\\Deleted)", "* 0 EXISTS", "* 0 RECENT", "* OK [UIDVALIDITY 1] x");

  /**
   * A server.
   *
   * @param greeting what it says first
   * @param answers by the first words of a command; IMAP's get their tag on the last line
   * @param works whether mail works there
   */
  record Old(
      String name,
      MailProtocol protocol,
      ServerSignIn signIn,
      String greeting,
      Map<String, List<String>> answers,
      boolean works) {
    @Override
    public String toString() {
      return protocol + " " + name;
    }
  }

  private static Old old(
      String name,
      MailProtocol protocol,
      String greeting,
      Map<String, List<String>> answers,
      boolean works) {
    return new Old(name, protocol, ServerSignIn.password("anna"), greeting, answers, works);
  }

  static List<Old> servers() {
    List<String> ok = List.of("OK");
    Map<String, List<String>> imap =
        Map.of(
            "CAPABILITY", List.of("* CAPABILITY IMAP4rev1", "OK"),
            "LOGIN", ok,
            "EXAMINE", joined(IMAP_FOLDER, "OK [READ-ONLY] x"),
            "SELECT", joined(IMAP_FOLDER, "OK [READ-WRITE] x"),
            "LIST", List.of("* LIST () \"/\" INBOX", "OK"),
            "CLOSE", ok,
            "NOOP", ok,
            "LOGOUT", List.of("* BYE", "OK"));
    Map<String, List<String>> pop3 =
        Map.of(
            "USER", List.of("+OK"),
            "PASS", List.of("+OK"),
            "STAT", List.of("+OK 0 0"),
            "QUIT", List.of("+OK"));
    Map<String, List<String>> locked =
        Map.of("USER", List.of("+OK"), "PASS", List.of("-ERR maildrop already locked"));
    Map<String, List<String>> smtp =
        Map.of(
            "EHLO", List.of("250-mail", "250 AUTH=LOGIN PLAIN"),
            "AUTH PLAIN", List.of("235 in"),
            "MAIL", List.of("250 ok"),
            "RCPT", List.of("250 ok"),
            "RSET", List.of("250 ok"),
            "NOOP", List.of("250 ok"),
            "DATA", List.of("354 go on"),
            ".", List.of("250 taken"),
            "QUIT", List.of("221 bye"));
    Map<String, List<String>> relay =
        Map.of(
            "HELO", List.of("250 mail"),
            "MAIL", List.of("250 ok"),
            "RCPT", List.of("250 ok"),
            "RSET", List.of("250 ok"),
            "DATA", List.of("354 go on"),
            ".", List.of("250 taken"),
            "QUIT", List.of("221 bye"));
    return List.of(
        old("LOGIN and nothing else", IMAP, "* OK", imap, true),
        old("neither CAPA nor UIDL", POP3, "+OK", pop3, true),
        old("APOP in the greeting", POP3, "+OK <1896.697@mail.example>", pop3, true),
        old("locked maildrop", POP3, "+OK", locked, false),
        old("AUTH= as in old drafts", SMTP, "220 mail ESMTP", smtp, true),
        new Old("relay without EHLO", SMTP, ServerSignIn.none(), "220 mail", relay, true));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void serverIsGreenOrYellowExactlyWhereTheHostCanUseIt(Old old) throws IOException {
    try (LineServer server =
        LineServer.tls("old", Rig.GOOD, connection -> serve(connection, old))) {
      MailServer address =
          new MailServer(
              old.protocol(), "localhost", server.port(), TransportSecurity.TLS, old.signIn());
      MailboxConfiguration.Builder builder =
          Samples.mailbox().trustedCertificates(Rig.trustedFile());
      MailboxConfiguration mailbox =
          (old.protocol() == SMTP ? builder.outgoing(address) : builder.incoming(address)).build();

      CheckReport report = check(mailbox, old);

      String last = old.protocol() == SMTP ? "smtp.sender" : old.protocol().id() + ".mailbox";
      assertThat(report.light() != Light.RED && step(report, last).light() == Light.GREEN)
          .as(report.steps().toString())
          .isEqualTo(old.works());
      assertThat(hostUsesIt(mailbox, old)).isEqualTo(old.works());
    }
  }

  private static boolean hostUsesIt(MailboxConfiguration mailbox, Old old) {
    TestMessages host =
        TestMessages.using(credentials(old), TimeLimits.each(Duration.ofSeconds(10)));
    TestMessage message = TestMessage.to(mailbox.address(), "", Instant.now());
    return old.protocol() == SMTP
        ? host.send(mailbox, message, new Cancellation()) instanceof SubmissionOutcome.Sent
        : host.fetch(mailbox, message, Duration.ofMillis(1), new Cancellation())
            instanceof ArrivalOutcome.Missing;
  }

  private static CheckReport check(MailboxConfiguration mailbox, Old old) {
    return CheckRunner.create(
            credentials(old), new Bench(), ProviderPresets.load(), Rig.RESOLVER, Clock.systemUTC())
        .run(mailbox, CheckOptions.defaults(), CheckListener.NONE, new Cancellation());
  }

  private static CredentialSource credentials(Old old) {
    return new CredentialSource() {
      @Override
      public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
        return new CredentialOutcome.Ready(
            old.signIn() instanceof ServerSignIn.None
                ? new Credential.Anonymous("")
                : new Credential.Password("anna", Secret.ofText("geheim")));
      }

      @Override
      public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
        throw new AssertionError("passwords are not invalidated");
      }
    };
  }

  private static void serve(LineConnection connection, Old old) throws IOException {
    connection.send(old.greeting());
    boolean imap = old.protocol() == IMAP;
    boolean data = false;
    for (Optional<String> line = connection.readLine();
        line.isPresent();
        line = connection.readLine()) {
      String tag = imap ? line.get().substring(0, line.get().indexOf(' ') + 1) : "";
      String command = line.get().substring(tag.length()).toUpperCase(Locale.ROOT);
      if (data && !command.equals(".")) {
        continue;
      }
      data = command.equals("DATA");
      List<String> answer =
          old.answers().entrySet().stream()
              .filter(known -> command.startsWith(known.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(List.of(unknown(old.protocol())));
      for (String one : answer.subList(0, answer.size() - 1)) {
        connection.send(one);
      }
      connection.send(tag + answer.get(answer.size() - 1));
    }
  }

  private static String unknown(MailProtocol protocol) {
    return switch (protocol) {
      case IMAP -> "BAD unknown";
      case POP3 -> "-ERR unknown";
      case SMTP -> "502 unknown";
    };
  }

  private static List<String> joined(List<String> some, String last) {
    return Stream.concat(some.stream(), Stream.of(last)).toList();
  }
}
