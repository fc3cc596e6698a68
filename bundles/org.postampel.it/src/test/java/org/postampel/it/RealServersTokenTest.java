package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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
 * XOAUTH2 against Dovecot and Postfix, with tokens (JWT) they verify themselves: own mailboxes,
 * shared ones by the token of a delegate, and every way a token is refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServersTokenTest {

  private RealServers servers;
  private TokenAuthority authority;
  private List<CheckedMailbox> mailboxes = List.of();
  private Map<String, TokenAuthority.Client> clients;
  private HostAccess host;
  private Map<String, Report> reports;

  @BeforeAll
  void openAndCheckAllMailboxesOnce(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    servers = RealServers.start();
    TokenMailboxes rows = new TokenMailboxes(servers);
    mailboxes = rows.all();
    clients = rows.clients();
    authority =
        TokenAuthority.start(
            servers.file("tls/good.pem"), servers.file("tls/good.key"), rows.clients());
    MailboxFiles files = new MailboxFiles(folder.resolve("mailboxes"));
    for (CheckedMailbox mailbox : mailboxes) {
      mailbox.write(files, TokenMailboxes.usual(servers, authority));
    }
    Path store = folder.resolve("store");
    host = HostAccess.open(files.folder(), store, mailboxes);
    Program.Outcome outcome =
        Program.run(
            "check",
            "--all",
            "--json",
            "-",
            "--lang",
            "en",
            "--mailboxes",
            files.folder().toString(),
            "--store",
            store.toString());
    assertThat(outcome.err()).as("standard error").doesNotContain("Exception");
    reports = Report.parse(outcome.out());
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    if (authority != null) {
      authority.stop();
    }
    if (servers != null) {
      servers.stop();
    }
  }

  List<CheckedMailbox> mailboxes() {
    return new ArrayList<>(mailboxes);
  }

  private Report report(String id) {
    assertThat(reports).containsKey(id);
    return reports.get(id);
  }

  @ParameterizedTest
  @MethodSource("mailboxes")
  void theCheckComplainsOfWhatIsWrongAndOfNothingElse(CheckedMailbox mailbox) {
    System.out.println("== " + mailbox.id() + " " + report(mailbox.id()).brief() + host);
    mailbox.verify(report(mailbox.id()));
  }

  @ParameterizedTest
  @MethodSource("mailboxes")
  void aLegIsGreenOrYellowExactlyWhereAHostCanUseIt(CheckedMailbox mailbox) {
    host.verify(mailbox, report(mailbox.id()));
  }

  @Test
  void theOwnMailboxIsGreenByToken() {
    assertThat(report("own").lights())
        .containsEntry("oauth.token", "green")
        .containsEntry("oauth.claims", "grey(not-inspectable)")
        .containsEntry("imap.mailbox", "green")
        .containsEntry("smtp.sender", "green");
    assertThat(report("own").light()).isEqualTo("green");
  }

  @Test
  void theDelegateOpensTheSharedMailboxAndMaySendForIt() {
    assertThat(report("delegate").lights())
        .containsEntry("imap.mailbox", "green")
        .containsEntry("smtp.sender", "green");
    assertThat(report("delegate").light()).isEqualTo("green");
  }

  @Test
  void aTokenRefusedByPop3IsRedThoughAngusMailReportsTheMailboxAsConnected() {
    assertThat(host.outcome("expired-pop3", "incoming", "angus")).startsWith("opened: ");
    assertThat(host.outcome("expired-pop3", "incoming", "access")).contains("Rejected", "[AUTH]");
    assertThat(report("expired-pop3").lights()).containsEntry("pop3.login", "red");
  }

  @Test
  void noTokenStandsInAReportOrInTheServersLogs() throws IOException {
    String logs =
        Files.readString(Path.of(servers.get("dovecot.log.file")))
            + Files.readString(Path.of(servers.get("postfix.log.file")));
    for (TokenAuthority.Client client : clients.values()) {
      String end = client.token().substring(client.token().length() - 20);
      assertThat(logs).doesNotContain(end);
      assertThat(reports.values()).noneMatch(report -> report.toString().contains(end));
    }
  }
}
