package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Hostile servers end a step in time, in little memory, and with a finding that says so. */
@Timeout(180)
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
    Script capa = Script.begin().send("+OK ready.").expect("CAPA");
    Script pop3 = capa.reply("+OK", "SASL PLAIN", ".").expect("AUTH PLAIN");
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
        Arguments.of("endless line", p, "pop3.greeting", Script.begin().endlessLine()),
        Arguments.of("endless line", p, "pop3.login", pop3.endlessLine()),
        Arguments.of("endless line", p, "pop3.mailbox", stat.endlessLine()),
        Arguments.of("endless line", s, "smtp.greeting", Script.begin().endlessLine()),
        Arguments.of("endless line", s, "smtp.login", auth.endlessLine()),
        Arguments.of("endless line", s, "smtp.sender", mail.endlessLine()),
        Arguments.of("untagged replies", i, "imap.login", imap.endlessLines("* OK still here")),
        Arguments.of("untagged replies", i, "imap.mailbox", opening.endlessLines("* 1 EXISTS")),
        Arguments.of("endless list", p, "pop3.greeting", capa.reply("+OK").endlessLines("X-MORE")),
        Arguments.of("endless reply", s, "smtp.greeting", smtp.endlessLines("250-MORE")),
        Arguments.of("endless reply", s, "smtp.login", auth.endlessLines("235-more")),
        Arguments.of("endless reply", s, "smtp.sender", mail.endlessLines("250-more")),
        Arguments.of(
            "literal of 2^31-1", i, "imap.mailbox", opening.reply("* X {2147483647}").hang()),
        Arguments.of("one byte at a time", i, "imap.greeting", slowly()),
        Arguments.of("one byte at a time", i, "imap.login", imap.then(slowly())),
        Arguments.of("one byte at a time", i, "imap.mailbox", opening.then(slowly())),
        Arguments.of("one byte at a time", p, "pop3.greeting", slowly()),
        Arguments.of("one byte at a time", p, "pop3.login", pop3.then(slowly())),
        Arguments.of("one byte at a time", p, "pop3.mailbox", stat.then(slowly())),
        Arguments.of("one byte at a time", s, "smtp.greeting", slowly()),
        Arguments.of("one byte at a time", s, "smtp.login", auth.then(slowly())),
        Arguments.of("one byte at a time", s, "smtp.sender", mail.then(slowly())),
        Arguments.of("silence", i, "imap.mailbox", opening.hang()),
        Arguments.of("silence", p, "pop3.mailbox", stat.hang()),
        Arguments.of("silence", s, "smtp.sender", mail.hang()),
        Arguments.of("never greets", i, "imap.greeting", Script.begin().hang()),
        Arguments.of("never greets", p, "pop3.greeting", Script.begin().hang()),
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

  /** A heap of that size for the program as a whole leaves less for what servers send. */
  @Test
  void programThatMeetsThemAllLivesInAHeapOf64MiB() throws Exception {
    List<ScriptedServer> servers = new ArrayList<>();
    List<String> places = new ArrayList<>();
    try {
      for (Arguments attack : (Iterable<Arguments>) attacks()::iterator) {
        ScriptedServer server = ScriptedServer.tls(Rig.GOOD, (Script) attack.get()[3]);
        servers.add(server);
        places.add(attack.get()[2] + ":" + server.port());
      }
      Process program = HostileServers.program(places);
      String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(program.waitFor()).as(said).isZero();
      Iterator<String> findings = said.lines().filter(line -> line.startsWith("=")).iterator();
      for (Arguments attack : (Iterable<Arguments>) attacks()::iterator) {
        assertThat(findings.next().substring(1))
            .as(attack.get()[0] + " at " + attack.get()[2])
            .isIn(expected((String) attack.get()[0]));
      }
    } finally {
      for (ScriptedServer server : servers) {
        server.close();
      }
    }
  }

  /** RFC 1939, section 3: "Servers MUST send the +OK and -ERR in upper case"; Angus agrees. */
  @ParameterizedTest
  @ValueSource(strings = {"-err no such thing", "+ok 3 1200"})
  void pop3StatusInSmallLettersIsNonsenseAsRfc1939WantsCapitals(String answer) throws IOException {
    Script script =
        Script.begin()
            .send("+OK ready.")
            .expect("CAPA")
            .reply("+OK", "SASL PLAIN", ".")
            .expect("AUTH PLAIN")
            .reply("+ ")
            .expectAny()
            .reply("+OK")
            .expect("STAT")
            .reply(answer);
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      CheckReport report = Rig.check(MailProtocol.POP3, server.port(), TransportSecurity.TLS);
      Rig.assertRed(report, "pop3.mailbox", "connection.nonsense", answer);
    }
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
