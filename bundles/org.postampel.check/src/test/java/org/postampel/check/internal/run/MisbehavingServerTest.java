package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Hostile servers end a step in time, in little memory, and with a finding that says so. */
@Timeout(120)
class MisbehavingServerTest {

  /** The step's limit of these checks is 1.5 s; the rest is a slow machine. */
  private static final Duration IN_TIME = Duration.ofSeconds(30);

  private static final long MOST_GROWTH = 64L * 1024 * 1024;

  static Stream<Arguments> attacks() {
    Script imap =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready.")
            .expectStart("{tag} AUTHENTICATE PLAIN ");
    Script opening = imap.reply("{tag} OK Logged in").expect("{tag} EXAMINE INBOX");
    Script pop3 =
        Script.begin()
            .send("+OK ready.")
            .expect("CAPA")
            .reply("+OK", "SASL PLAIN", ".")
            .expect("AUTH PLAIN");
    Script stat = pop3.reply("+ ").expectAny().reply("+OK").expect("STAT");
    Script smtp = Script.begin().send("220 ready").expectStart("EHLO");
    Script auth = smtp.reply("250-ready", "250 AUTH PLAIN").expectStart("AUTH PLAIN ");
    Script mail = auth.reply("235 yes").expectStart("MAIL FROM:");
    MailProtocol i = MailProtocol.IMAP;
    MailProtocol p = MailProtocol.POP3;
    MailProtocol s = MailProtocol.SMTP;
    return Stream.of(
        Arguments.of("endless line", i, "imap.greeting", Script.begin().endlessLine()),
        Arguments.of("endless line", i, "imap.login", imap.endlessLine()),
        Arguments.of("endless line", i, "imap.mailbox", opening.endlessLine()),
        Arguments.of("untagged replies", i, "imap.login", imap.endlessLines("* OK still here")),
        Arguments.of("untagged replies", i, "imap.mailbox", opening.endlessLines("* 1 EXISTS")),
        Arguments.of(
            "literal of 2^31-1", i, "imap.mailbox", opening.reply("* X {2147483647}").hang()),
        Arguments.of("one byte at a time", i, "imap.mailbox", opening.then(slowly())),
        Arguments.of("silence", i, "imap.mailbox", opening.hang()),
        Arguments.of("never greets", i, "imap.greeting", Script.begin().hang()),
        Arguments.of("endless line", p, "pop3.login", pop3.endlessLine()),
        Arguments.of("endless line", p, "pop3.mailbox", stat.endlessLine()),
        Arguments.of("one byte at a time", p, "pop3.mailbox", stat.then(slowly())),
        Arguments.of("never greets", p, "pop3.greeting", Script.begin().hang()),
        Arguments.of("endless reply", s, "smtp.greeting", smtp.endlessLines("250-MORE")),
        Arguments.of("endless reply", s, "smtp.login", auth.endlessLines("235-more")),
        Arguments.of("endless line", s, "smtp.sender", mail.endlessLine()),
        Arguments.of("one byte at a time", s, "smtp.login", auth.then(slowly())),
        Arguments.of("never greets", s, "smtp.greeting", Script.begin().hang()));
  }

  @ParameterizedTest(name = "{0} at {2}")
  @MethodSource("attacks")
  void stepEndsInTimeAndSaysThatTheServerMisbehaves(
      String attack, MailProtocol protocol, String step, Script script) throws IOException {
    long before = usedMemory();
    CheckReport report;
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      report = Rig.check(protocol, server.port(), TransportSecurity.TLS);
    }
    assertThat(usedMemory() - before).isLessThan(MOST_GROWTH);
    StepResult result = report.step(new StepId(step)).orElseThrow();
    assertThat(result.light()).as(report.steps().toString()).isEqualTo(Light.RED);
    assertThat(result.finding().orElseThrow().code()).isIn(expected(attack));
    assertThat(result.evidence()).allMatch(piece -> piece.text().length() <= 2_010);
    assertThat(report.duration()).isLessThan(IN_TIME);
  }

  private static List<String> expected(String attack) {
    return attack.equals("silence")
            || attack.equals("never greets")
            || attack.startsWith("one byte")
        ? List.of("connection.silent", "greeting.silent")
        : List.of("connection.misbehaves");
  }

  private static Script slowly() {
    return Script.begin().drip("x".repeat(400), Duration.ofMillis(100));
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
