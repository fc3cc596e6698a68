package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The message of {@code check --roundtrip} on Dovecot and Postfix: it is delivered, found, and it
 * alone is removed, whatever else lies in the inbox.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServersRoundtripTest {

  private static final String CLIENT = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String OTHER_CLIENT = "bbbbbbbb-0000-0000-0000-000000000002";
  private static final String SECRET = "a-secret-of-the-test";

  private Path folder;
  private RealServers servers;
  private TokenAuthority authority;
  private MailboxFiles files;
  private final Map<String, RealInbox> inboxes = new LinkedHashMap<>();
  private final Map<String, List<String>> before = new LinkedHashMap<>();
  private Map<String, Report> reports;

  @BeforeAll
  void sendARealMessageFromEachMailbox(@TempDir Path temporary)
      throws IOException, InterruptedException, GeneralSecurityException {
    folder = temporary;
    servers = RealServers.start();
    String token = servers.token("adele", 3600);
    String other = servers.token("bob", 3600);
    authority =
        TokenAuthority.start(
            servers.file("tls/good.pem"),
            servers.file("tls/good.key"),
            Map.of(
                CLIENT,
                new TokenAuthority.Client(SECRET, token),
                OTHER_CLIENT,
                new TokenAuthority.Client(SECRET, other)));
    fill("own", RealInbox.of(servers, "adele"));
    fill("own-pop3", RealInbox.of(servers, "bob"));
    fill("delegate", RealInbox.of(servers, "shared", token));
    files = new MailboxFiles(folder.resolve("mailboxes"));
    List<CheckedMailbox> mailboxes = new ArrayList<>();
    Map<String, String> byPassword = PasswordMailboxes.usual(servers);
    mailboxes.add(new CheckedMailbox("own", servers).of("adele"));
    mailboxes.add(
        new CheckedMailbox("own-pop3", servers).of("bob").incoming("pop3", "good", "pop3s", "tls"));
    for (CheckedMailbox mailbox : mailboxes) {
      mailbox.write(files, byPassword);
    }
    Map<String, String> byToken = TokenMailboxes.usual(servers, authority);
    mailboxes.add(shared("delegate", "shared", CLIENT, byToken));
    mailboxes.add(shared("delegate-may-not-send", "sales", OTHER_CLIENT, byToken));
    HostAccess.store(files.folder(), store(), mailboxes);
    reports = check("--all", "--roundtrip", "--timeout", "120");
  }

  /** One letter that the person has deleted already, but not yet tidied away, and one to keep. */
  private void fill(String id, RealInbox inbox) throws IOException, InterruptedException {
    inbox.receive("marked");
    inbox.markAllDeleted();
    inbox.receive("kept");
    inboxes.put(id, inbox);
    before.put(id, inbox.search("ALL"));
  }

  private CheckedMailbox shared(String id, String mailbox, String client, Map<String, String> usual)
      throws IOException {
    CheckedMailbox shared =
        new CheckedMailbox(id, servers)
            .address(mailbox)
            .secret(SECRET)
            .with("shared", "true")
            .with("oauth.client-id", client);
    shared.write(files, usual);
    return shared;
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

  private Path store() {
    return folder.resolve("store");
  }

  private Map<String, Report> check(String... what) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("check"));
    arguments.addAll(List.of(what));
    arguments.addAll(List.of("--json", "-", "--lang", "en", "--mailboxes"));
    arguments.addAll(List.of(files.folder().toString(), "--store", store().toString()));
    Program.Outcome outcome = Program.run(arguments.toArray(String[]::new));
    assertThat(outcome.err()).as("standard error").doesNotContain("Exception");
    return Report.parse(outcome.out());
  }

  private void assertDeliveredFoundAndAloneRemoved(String id, String address)
      throws IOException, InterruptedException {
    Report report = reports.get(id);
    assertThat(report.lights())
        .as(report.brief())
        .containsEntry("roundtrip.send", "green")
        .containsEntry("roundtrip.receive", "green");
    assertThat(report.light()).as(report.brief()).isEqualTo("green");
    assertThat(report.evidence("roundtrip.send")).contains("250 2.0.0 Ok: queued as ");
    assertThat(report.evidence("roundtrip.receive"))
        .contains("From: ", address, "Auto-Submitted: auto-generated", "removed");
    String queued = report.evidence("roundtrip.send").split("queued as ")[1].split("\\s")[0];
    assertThat(Files.readString(Path.of(servers.get("postfix.log.file"))))
        .as("delivered by LMTP")
        .containsPattern(queued + ": to=<" + address + ">.*status=sent");
    assertThat(inboxes.get(id).search("ALL")).as("what is left").isEqualTo(before.get(id));
    assertThat(inboxes.get(id).search("DELETED")).as("still only marked").hasSize(1);
  }

  @Test
  void byImapTheMessageIsDeliveredFoundAndAloneRemoved() throws IOException, InterruptedException {
    assertDeliveredFoundAndAloneRemoved("own", servers.get("adele.address"));
  }

  @Test
  void byPop3TheMessageIsDeliveredFoundAndAloneRemoved() throws IOException, InterruptedException {
    assertDeliveredFoundAndAloneRemoved("own-pop3", servers.get("bob.address"));
  }

  @Test
  void theDelegatesMessageComesFromTheSharedMailboxAndProvesSendAs()
      throws IOException, InterruptedException {
    assertDeliveredFoundAndAloneRemoved("delegate", servers.get("shared.address"));
    assertThat(reports.get("delegate").lights()).containsEntry("sharing.send-as", "green");
  }

  @Test
  void theProofOfSendAsIsRemembered() throws IOException, InterruptedException {
    assertThat(check("delegate").get("delegate").lights())
        .containsEntry("roundtrip.send", "grey(not-chosen)")
        .containsEntry("sharing.send-as", "green");
  }

  @Test
  void nothingIsSentWhereTheSenderIsRefused() throws IOException {
    Report report = reports.get("delegate-may-not-send");
    assertThat(report.lights())
        .as(report.brief())
        .containsEntry("smtp.sender", "red")
        .containsEntry("roundtrip.send", "grey(blocked)")
        .containsEntry("roundtrip.receive", "grey(blocked)")
        .containsEntry("sharing.send-as", "grey(blocked)");
    assertThat(Files.readString(Path.of(servers.get("postfix.log.file"))))
        .doesNotContain("from=<" + servers.get("sales.address") + ">, size");
  }
}
