package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.AlteredServer.manners;
import static org.postampel.check.internal.run.DemoMailboxes.check;
import static org.postampel.check.internal.run.DemoMailboxes.finding;
import static org.postampel.check.internal.run.DemoMailboxes.step;
import static org.postampel.core.mailbox.MailProtocol.IMAP;
import static org.postampel.core.mailbox.MailProtocol.SMTP;
import static org.postampel.testkit.demo.DemoAccount.ANNA;
import static org.postampel.testkit.demo.DemoAccount.SUPPORT;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepResult;
import org.postampel.check.internal.run.AlteredServer.Manners;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.task.Cancellation;
import org.postampel.testkit.demo.DemoTenant;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/**
 * Only our own message is ever moved and removed, by UID EXPUNGE or not at all (RFC 4315), whatever
 * the server can do.
 */
@Timeout(120)
class OwnMessageTest {

  private static final String CAPABILITY = "\\* CAPABILITY .*";
  private static final String ALREADY_DELETED = "Subject: tidied up tomorrow\r\n\r\nHallo\r\n";

  @TempDir static Path folder;
  private static DemoTenant tenant;
  private static DemoMailboxes demo;
  private int before;

  @BeforeAll
  static void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
    demo = new DemoMailboxes(tenant);
  }

  @AfterAll
  static void stop() throws IOException {
    tenant.close();
  }

  /** Somebody has marked letters as deleted and not tidied up yet; they are not ours to remove. */
  @BeforeEach
  void markALetterAsDeleted() throws IOException {
    tenant.deliver(SUPPORT, ALREADY_DELETED);
    before = tenant.inbox(SUPPORT).size();
    String token =
        tenant
            .tokens()
            .forPerson(ANNA)
            .permissions("IMAP.AccessAsUser.All")
            .issue()
            .use(String::new);
    String signIn = "user=" + SUPPORT.address() + "\u0001auth=Bearer " + token + "\u0001\u0001";
    String base64 = Base64.getEncoder().encodeToString(signIn.getBytes(StandardCharsets.UTF_8));
    List<String> commands =
        List.of(
            "a AUTHENTICATE XOAUTH2 " + base64,
            "b SELECT INBOX",
            "c STORE 1:* +FLAGS (\\Deleted)",
            "d LOGOUT");
    try (Socket server =
            tenant
                .certificateAuthority()
                .clientContext()
                .getSocketFactory()
                .createSocket(tenant.host(), tenant.imapPort());
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      String all = String.join("\r\n", commands) + "\r\n";
      server.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
      assertThat(in.lines()).contains("c OK STORE completed.");
    }
  }

  @Test
  void serverWithoutMoveCopiesAndRemovesTheOriginalAlone() throws IOException {
    try (AlteredServer server =
        server(
            manners()
                .says(CAPABILITY, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR UIDPLUS")
                .answers("(\\S+) (UID )?MOVE .*", "$1 BAD Command Error. 12"))) {
      CheckReport report = checked(server, CheckOptions.defaults().withMoveFolder("Archiv"));

      assertThat(step(report, "imap.write").light())
          .as(step(report, "imap.write") + "\n" + server.commands())
          .isEqualTo(Light.GREEN);
      assertThat(texts(step(report, "imap.write")))
          .containsExactly("APPEND INBOX", "COPY, UID EXPUNGE", "UID EXPUNGE Archiv");
      assertThat(server.commands())
          .anyMatch(line -> line.matches("\\S+ (UID )?COPY .*"))
          .anyMatch(line -> line.matches("\\S+ (UID )?STORE \\S+ \\+FLAGS \\(\\\\Deleted\\)"))
          .anyMatch(line -> line.matches("\\S+ UID EXPUNGE \\d+"));
      assertNothingElseWasRemoved(server);
    }
  }

  @Test
  void serverThatCannotRemoveOneMessageIsNotGivenAnyToMove() throws IOException {
    try (AlteredServer server =
        server(manners().says(CAPABILITY, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR MOVE"))) {
      CheckReport report = checked(server, CheckOptions.defaults().withMoveFolder("Archiv"));

      assertThat(step(report, "imap.write").reason()).contains(GreyReason.NOT_INSPECTABLE);
      assertThat(server.commands()).noneMatch(line -> line.matches("\\S+ APPEND .*"));
      assertNothingElseWasRemoved(server);
    }
  }

  @Test
  void messageOfARoundTripStaysWhereOneMessageCannotBeRemovedAndTheReportSaysSo()
      throws IOException {
    try (AlteredServer server =
        server(manners().says(CAPABILITY, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR"))) {
      CheckReport report = checked(server, CheckOptions.defaults().withRoundtrip(true));

      assertThat(step(report, "roundtrip.send").light()).isEqualTo(Light.GREEN);
      StepResult received = step(report, "roundtrip.receive");
      assertThat(received.light()).as(received.toString()).isEqualTo(Light.YELLOW);
      assertThat(finding(report, "roundtrip.receive")).isEqualTo("roundtrip.left");
      assertThat(texts(received)).contains("left in the inbox: UIDPLUS is not offered");
      assertThat(server.commands())
          .noneMatch(line -> line.matches("\\S+ (UID )?STORE .*"))
          .noneMatch(line -> line.matches("\\S+ (UID )?EXPUNGE.*"));
      assertThat(tenant.inbox(SUPPORT)).hasSize(before + 1);
    }
  }

  @Test
  void messageThatCannotBeMovedIsTakenOutOfTheInboxAgain() throws IOException {
    try (AlteredServer server =
        server(manners().answers("(\\S+) (UID )?(MOVE|COPY) .*", "$1 NO [NOPERM] read only"))) {
      CheckReport report = checked(server, CheckOptions.defaults().withMoveFolder("Archiv"));

      assertThat(finding(report, "imap.write")).isEqualTo("imap.not-permitted");
      assertThat(report.light()).as("reading works").isEqualTo(Light.YELLOW);
      assertThat(texts(step(report, "imap.write")).get(0)).startsWith("MOVE: ").contains("NOPERM");
      assertNothingElseWasRemoved(server);
    }
  }

  @Test
  void inboxThatOpensForReadingOnlyIsYellowWhereTheHostMovesMail() throws IOException {
    try (AlteredServer server =
        server(manners().answers("(\\S+) SELECT .*", "$1 NO only to look at"))) {
      CheckReport report = checked(server, CheckOptions.defaults().withMoveFolder("Archiv"));

      assertThat(step(report, "imap.mailbox").light()).isEqualTo(Light.GREEN);
      assertThat(finding(report, "imap.write")).isEqualTo("write.refused");
      assertThat(report.light()).isEqualTo(Light.YELLOW);
      assertThat(texts(step(report, "imap.write")).get(0))
          .startsWith("SELECT: ")
          .contains("only to look at");
    }
  }

  @Test
  void withoutEncryptionWhatTheServersAnswerIsMarkedAsAnybodys() throws IOException {
    Script movingHost =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi")
            .expect("{tag} AUTHENTICATE PLAIN")
            .reply("+ ")
            .expectMatching("[A-Za-z0-9+/]+=*")
            .reply("{tag} OK [CAPABILITY IMAP4rev1 UIDPLUS] in")
            .expectStart("{tag} LIST ")
            .reply("{tag} OK done")
            .expectStart("{tag} LIST ")
            .reply("* LIST () \"/\" INBOX", "{tag} OK done")
            .expectAny();
    Script sendingHost =
        Rig.SMTP_LOGIN.expectStart("MAIL FROM:").reply("550 5.7.1 not you").expectAny();
    try (ScriptedServer imap = ScriptedServer.plain(Rig.IMAP, movingHost);
        ScriptedServer smtp = ScriptedServer.plain(Rig.SMTP, sendingHost)) {
      CheckReport report =
          Rig.runner(Rig.RESOLVER)
              .run(
                  Samples.mailbox()
                      .incoming(plain(IMAP, imap.port()))
                      .outgoing(plain(SMTP, smtp.port()))
                      .build(),
                  CheckOptions.defaults().withMoveFolder("Erledigt").withRoundtrip(true),
                  CheckListener.NONE,
                  new Cancellation());

      assertThat(finding(report, "imap.write"))
          .as(imap.transcript().toString())
          .isEqualTo("write.folder-missing");
      assertThat(kinds(report, "imap.write")).containsOnly(Evidence.Kind.UNTRUSTED_ANSWER);
      assertThat(step(report, "roundtrip.send").light())
          .as(smtp.transcript().toString())
          .isEqualTo(Light.RED);
      assertThat(kinds(report, "roundtrip.send")).containsOnly(Evidence.Kind.UNTRUSTED_ANSWER);
    }
  }

  private static MailServer plain(MailProtocol protocol, int port) {
    return new MailServer(protocol, "localhost", port, TransportSecurity.NONE, Rig.signIn());
  }

  private static List<Evidence.Kind> kinds(CheckReport report, String step) {
    return step(report, step).evidence().stream().map(Evidence::kind).toList();
  }

  private void assertNothingElseWasRemoved(AlteredServer server) {
    assertThat(server.commands())
        .as("EXPUNGE without UID removes what others have marked")
        .noneMatch(line -> line.matches("\\S+ EXPUNGE.*"));
    assertThat(tenant.inbox(SUPPORT)).hasSize(before).contains(ALREADY_DELETED);
    assertThat(tenant.folder(SUPPORT, "Archiv")).isEmpty();
  }

  private static AlteredServer server(Manners manners) throws IOException {
    return AlteredServer.inFrontOf(tenant, tenant.imapPort(), manners);
  }

  private static CheckReport checked(AlteredServer server, CheckOptions options) {
    return check(
        demo.sources(ANNA),
        demo.mailbox(
            SUPPORT,
            ANNA,
            "microsoft365",
            demo.tls(IMAP, server.port()),
            demo.tls(SMTP, tenant.smtpTlsPort())),
        options.withTimeout(Duration.ofSeconds(60)));
  }

  private static List<String> texts(StepResult result) {
    return result.evidence().stream().map(Evidence::text).toList();
  }
}
