package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The check against Dovecot and Postfix: a good mailbox is green, each single defect is red at the
 * step it belongs to, with the server's own words, and nothing else is complained of; and a leg is
 * green or yellow exactly where a host can use it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServersTest {

  private Path folder;
  private RealServers servers;
  private MailboxFiles files;
  private List<CheckedMailbox> mailboxes = List.of();
  private HostAccess host;
  private Map<String, Report> reports;
  private int status;

  @BeforeAll
  void openAndCheckAllMailboxesOnce(@TempDir Path temporary)
      throws IOException, InterruptedException {
    folder = temporary;
    servers = RealServers.start();
    files = new MailboxFiles(folder.resolve("mailboxes"));
    mailboxes = PasswordMailboxes.on(servers);
    for (CheckedMailbox mailbox : mailboxes) {
      mailbox.write(files, PasswordMailboxes.usual(servers));
    }
    host = HostAccess.open(files.folder(), store(), mailboxes);
    Program.Outcome outcome = check("--all");
    assertThat(outcome.err()).as("standard error").doesNotContain("Exception");
    status = outcome.status();
    reports = Report.parse(outcome.out());
  }

  @AfterAll
  void stopServers() throws IOException, InterruptedException {
    if (servers != null) {
      servers.stop();
    }
  }

  private Path store() {
    return folder.resolve("store");
  }

  private Program.Outcome check(String what) throws IOException, InterruptedException {
    return Program.run(
        "check",
        what,
        "--mailboxes",
        files.folder().toString(),
        "--store",
        store().toString(),
        "--json",
        "-",
        "--lang",
        "en");
  }

  private Report report(String id) {
    assertThat(reports).containsKey(id);
    return reports.get(id);
  }

  List<CheckedMailbox> mailboxes() {
    return new ArrayList<>(mailboxes);
  }

  @ParameterizedTest
  @MethodSource("mailboxes")
  void theCheckComplainsOfWhatIsWrongAndOfNothingElse(CheckedMailbox mailbox) {
    mailbox.verify(report(mailbox.id()));
  }

  @ParameterizedTest
  @MethodSource("mailboxes")
  void aLegIsGreenOrYellowExactlyWhereAHostCanUseIt(CheckedMailbox mailbox) {
    host.verify(mailbox, report(mailbox.id()));
  }

  @Test
  void theWorstMailboxDecidesTheExitStatus() {
    assertThat(status).isEqualTo(2);
  }

  @Test
  void aGoodMailboxIsGreenByPassword() {
    Report report = report("good");
    assertThat(report.schema()).isEqualTo("postampel-report/1");
    assertThat(report.lights())
        .containsEntry("account.settings", "green")
        .containsEntry("imap.connect", "green")
        .containsEntry("imap.tls", "green")
        .containsEntry("imap.greeting", "green")
        .containsEntry("imap.login", "green")
        .containsEntry("imap.mailbox", "green")
        .containsEntry("imap.folders", "green")
        .containsEntry("imap.quota", "green")
        .containsEntry("smtp.tls", "green")
        .containsEntry("smtp.login", "green")
        .containsEntry("smtp.sender", "green")
        .containsEntry("oauth.token", "grey(not-applicable)");
    assertThat(report.light()).isEqualTo("green");
    assertThat(report.open()).isZero();
  }

  @Test
  void aGoodMailboxAloneEndsWithStatusZero() throws IOException, InterruptedException {
    Program.Outcome outcome = check("good");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(Report.parse(outcome.out())).containsOnlyKeys("good");
  }

  @Test
  void aLegBehindARedOneIsStillChecked() {
    assertThat(report("closed-port").lights())
        .containsEntry("imap.login", "grey(blocked)")
        .containsEntry("smtp.sender", "green");
  }
}
