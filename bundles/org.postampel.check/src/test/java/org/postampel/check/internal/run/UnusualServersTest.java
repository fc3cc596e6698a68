package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.AlteredServer.manners;
import static org.postampel.check.internal.run.DemoMailboxes.step;
import static org.postampel.core.mailbox.MailProtocol.IMAP;
import static org.postampel.core.mailbox.MailProtocol.POP3;
import static org.postampel.core.mailbox.MailProtocol.SMTP;
import static org.postampel.testkit.demo.DemoAccount.ANNA;
import static org.postampel.testkit.demo.DemoAccount.SUPPORT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Leg;
import org.postampel.check.Light;
import org.postampel.check.internal.run.AlteredServer.Manners;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.SubmissionOutcome;
import org.postampel.mail.TestMessage;
import org.postampel.mail.TestMessages;
import org.postampel.mail.TimeLimits;
import org.postampel.testkit.demo.DemoTenant;

/**
 * Servers that are healthy but unusual are not red, servers that only look healthy are not green;
 * the measure is what the host's own mail access does with the same settings.
 */
@Timeout(120)
class UnusualServersTest {

  @TempDir static Path folder;
  private static DemoTenant tenant;
  private static DemoMailboxes demo;

  @BeforeAll
  static void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
    demo = new DemoMailboxes(tenant);
  }

  @AfterAll
  static void stop() throws IOException {
    tenant.close();
  }

  /**
   * One server.
   *
   * @param name what is unusual about it
   * @param works whether mail works there
   * @param light the worst light of the leg
   */
  record Unusual(String name, MailProtocol protocol, Manners manners, boolean works, Light light) {
    @Override
    public String toString() {
      return protocol + " " + name;
    }
  }

  private static Unusual healthy(String name, MailProtocol protocol, Manners manners) {
    return new Unusual(name, protocol, manners, true, Light.GREEN);
  }

  private static Unusual weak(String name, MailProtocol protocol, Manners manners) {
    return new Unusual(name, protocol, manners, true, Light.YELLOW);
  }

  private static Unusual ill(String name, MailProtocol protocol, Manners manners) {
    return new Unusual(name, protocol, manners, false, Light.RED);
  }

  static List<Unusual> imap() {
    String capability = "\\* CAPABILITY .*";
    return List.of(
        healthy("bare greeting", IMAP, manners().says("\\* OK The .*", "* OK")),
        healthy(
            "capabilities in the greeting",
            IMAP,
            manners().says("\\* OK The .*", "* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] hi")),
        healthy(
            "capabilities in small letters",
            IMAP,
            manners().says(capability, "* capability imap4rev1 auth=xoauth2 sasl-ir")),
        healthy(
            "no SASL-IR", IMAP, manners().says(capability, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2")),
        healthy(
            "full capabilities after the login",
            IMAP,
            manners()
                .says(capability, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR")
                .says(
                    "(.*) OK AUTHENTICATE .*",
                    "$1 OK [CAPABILITY IMAP4rev1 UIDPLUS MOVE ACL QUOTA] in")
                .answers("(\\S+) MYRIGHTS .*", "* MYRIGHTS INBOX lrswipkxtea", "$1 OK done")
                .answers(
                    "(\\S+) GETQUOTAROOT .*", "* QUOTAROOT INBOX \"\"", "$1 OK GETQUOTAROOT done")),
        healthy(
            "capabilities unasked before the end of the login",
            IMAP,
            manners()
                .says(
                    "(.*) OK AUTHENTICATE .*",
                    "* CAPABILITY IMAP4rev1 UIDPLUS MOVE\n"
                        + "* OK [ALERT] Wartung heute Nacht\n"
                        + "$1 OK in")),
        healthy(
            "chatter in between",
            IMAP,
            manners()
                .says(
                    "(.*) OK \\[READ-(ONLY|WRITE)\\] (.*)",
                    "* OK still here\n* 2 RECENT\n$1 OK [READ-$2] $3")),
        healthy(
            "small letters in the answers",
            IMAP,
            manners().says("(.*) OK (EXAMINE|LIST|AUTHENTICATE) .*", "$1 ok")),
        healthy(
            "rights refused",
            IMAP,
            manners()
                .says(capability, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR ACL QUOTA")
                .answers("(\\S+) MYRIGHTS .*", "$1 BAD Command Error. 12")
                .answers("(\\S+) GETQUOTAROOT .*", "$1 NO not for you")),
        weak(
            "hangs up when asked for rights",
            IMAP,
            manners()
                .says(capability, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR ACL")
                .ends("(\\S+) MYRIGHTS .*", "* BYE internal error")),
        weak(
            "drops the connection when asked for rights",
            IMAP,
            manners()
                .says(capability, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR ACL")
                .ends("(\\S+) MYRIGHTS .*")),
        weak(
            "hangs up when asked for space",
            IMAP,
            manners()
                .says(capability, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR QUOTA")
                .ends("(\\S+) GETQUOTAROOT .*", "* BYE internal error")),
        weak(
            "hangs up when asked for folders",
            IMAP,
            manners().ends("(\\S+) LIST .*", "* BYE internal error")),
        weak(
            "lists no folders",
            IMAP,
            manners().answers("(\\S+) LIST .*", "$1 NO [NOPERM] not for you")),
        healthy(
            "folder names of all kinds",
            IMAP,
            manners()
                .answers(
                    "(\\S+) LIST \"\" %",
                    "* LIST () NIL INBOX",
                    "* LIST (\\\\HasNoChildren) \"/\" \"M\u00fcll \\\\\\\\ \\\\\"alt\\\\\"\"",
                    "* LIST (\\\\HasNoChildren) \".\" {5}",
                    "Alles",
                    "* LIST (\\\\Noselect) \"/\" \"Gel&APY-scht\"",
                    "* LIST (\\\\Sent) \"/\" Ausgang",
                    "$1 OK done")),
        ill(
            "inbox refused after the login",
            IMAP,
            manners()
                .answers("(\\S+) (EXAMINE|SELECT) .*", "$1 NO [NONEXISTENT] Mailbox doesn't exist")
                .answers("(\\S+) LIST \"\" INBOX", "$1 OK done")),
        ill(
            "hangs up at the login",
            IMAP,
            manners().ends("(\\S+) AUTHENTICATE .*", "* BYE Account closed")),
        ill(
            "hangs up after the login",
            IMAP,
            manners().ends("(\\S+) (EXAMINE|SELECT) .*", "* BYE Connection closed. 14")));
  }

  static List<Unusual> pop3() {
    return List.of(
        healthy("bare answers", POP3, manners().says("\\+OK (?!\\d).*", "+OK")),
        healthy("words behind the numbers", POP3, manners().says("(\\+OK \\d+ \\d+)", "$1 octets")),
        healthy("no UIDL", POP3, manners().answers("UIDL.*", "-ERR unknown command")),
        healthy("no TOP", POP3, manners().says("TOP", "").answers("TOP.*", "-ERR unknown")),
        ill("refuses STAT", POP3, manners().answers("STAT", "-ERR [SYS/PERM] no maildrop")),
        ill("hangs up at STAT", POP3, manners().ends("STAT", "-ERR internal error")));
  }

  static List<Unusual> smtp() {
    return List.of(
        healthy("no SIZE", SMTP, manners().says("250-SIZE.*", "")),
        healthy(
            "no enhanced codes",
            SMTP,
            manners()
                .says("250-(ENHANCEDSTATUSCODES|PIPELINING|CHUNKING|SMTPUTF8|DSN).*", "")
                .says("(250|235) \\d\\.\\d\\.\\d .*", "$1 ok")),
        healthy("greeting of several lines", SMTP, manners().says("220 (.*)", "220-$1\n220 hi")),
        healthy("AUTH twice", SMTP, manners().says("250-AUTH (.*)", "250-AUTH=$1\n250-AUTH $1")),
        healthy(
            "RSET unknown",
            SMTP,
            manners().says("250-PIPELINING", "").answers("RSET", "502 5.5.1 not implemented")),
        healthy(
            "hangs up at RSET", SMTP, manners().says("250-PIPELINING", "").ends("RSET", "421 bye")),
        healthy(
            "recipient will be forwarded",
            SMTP,
            manners().says("250 2\\.1\\.5 .*", "251 2.1.5 User not local; will forward")),
        ill("recipient refused", SMTP, manners().answers("RCPT TO.*", "550 5.7.1 Relaying denied")),
        ill("sender refused", SMTP, manners().answers("MAIL FROM.*", "550 5.1.0 not you")));
  }

  @ParameterizedTest
  @MethodSource({"imap", "pop3"})
  void readingIsGreenOrYellowExactlyWhereTheHostReads(Unusual one) throws IOException {
    int behind = one.protocol() == IMAP ? tenant.imapPort() : tenant.pop3Port();
    try (AlteredServer server = AlteredServer.inFrontOf(tenant, behind, one.manners())) {
      MailboxConfiguration mailbox = reading(one.protocol(), server.port());
      CheckReport report = DemoMailboxes.check(demo.sources(ANNA), mailbox, options());
      ArrivalOutcome read =
          access().fetch(mailbox, message(mailbox), Duration.ofMillis(1), new Cancellation());

      assertThat(worst(report, Leg.of(one.protocol())))
          .as(report.steps() + "\n" + server.commands())
          .isEqualTo(one.light());
      assertThat(read instanceof ArrivalOutcome.Missing)
          .as(read + "\n" + server.commands())
          .isEqualTo(one.works());
    }
  }

  @ParameterizedTest
  @MethodSource("smtp")
  void sendingIsGreenOrYellowExactlyWhereTheHostSends(Unusual one) throws IOException {
    try (AlteredServer server =
        AlteredServer.inFrontOf(tenant, tenant.smtpTlsPort(), one.manners())) {
      MailboxConfiguration mailbox = sending(server.port());
      CheckReport report = DemoMailboxes.check(demo.sources(ANNA), mailbox, options());
      SubmissionOutcome sent = access().send(mailbox, message(mailbox), new Cancellation());

      assertThat(worst(report, Leg.SMTP))
          .as(report.steps() + "\n" + server.commands())
          .isEqualTo(one.light());
      assertThat(sent instanceof SubmissionOutcome.Sent)
          .as(sent + "\n" + server.commands())
          .isEqualTo(one.works());
    }
  }

  private static Light worst(CheckReport report, Leg leg) {
    List<Light> lights =
        report.steps().stream()
            .filter(one -> one.step().leg() == leg)
            .map(one -> one.light())
            .toList();
    if (lights.contains(Light.RED)) {
      return Light.RED;
    }
    assertThat(step(report, leg == Leg.SMTP ? "smtp.sender" : leg.id() + ".mailbox").light())
        .as(report.steps().toString())
        .isNotEqualTo(Light.GREY);
    return lights.contains(Light.YELLOW) ? Light.YELLOW : Light.GREEN;
  }

  private static MailboxConfiguration reading(MailProtocol protocol, int port) {
    return demo.mailbox(
        SUPPORT,
        ANNA,
        "microsoft365",
        demo.tls(protocol, port),
        demo.tls(SMTP, tenant.smtpTlsPort()));
  }

  private static MailboxConfiguration sending(int port) {
    return demo.mailbox(
        SUPPORT, ANNA, "microsoft365", demo.tls(IMAP, tenant.imapPort()), demo.tls(SMTP, port));
  }

  private static CheckOptions options() {
    return CheckOptions.defaults().withTimeout(Duration.ofSeconds(60));
  }

  private static TestMessages access() {
    return TestMessages.using(demo.sources(ANNA), TimeLimits.each(Duration.ofSeconds(10)));
  }

  private static TestMessage message(MailboxConfiguration mailbox) {
    return TestMessage.to(mailbox.address(), "", Instant.now());
  }
}
