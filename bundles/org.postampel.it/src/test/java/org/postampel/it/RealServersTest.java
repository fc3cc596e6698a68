package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The check against Dovecot and Postfix: a good mailbox is green, and each single defect is red at
 * the step it belongs to, with the server's own words, while what depends on it is grey.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServersTest {

  private Path folder;

  private RealServers servers;
  private MailboxFiles files;
  private Map<String, Report> reports;
  private int status;

  @BeforeAll
  void checkAllMailboxesOnce(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary;
    servers = RealServers.start();
    files = new MailboxFiles(folder.resolve("mailboxes"));
    writeMailboxes();
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

  private void writeMailboxes() throws IOException, InterruptedException {
    Map<String, String> good = new LinkedHashMap<>();
    good.put("name", "Adele");
    good.put("address", servers.get("adele.address"));
    good.put("provider", "generic");
    good.put("incoming.protocol", "imap");
    good.put("incoming.host", servers.get("good.host"));
    good.put("incoming.port", servers.get("imaps.port"));
    good.put("incoming.security", "tls");
    good.put("outgoing.enabled", "true");
    good.put("outgoing.host", servers.get("good.host"));
    good.put("outgoing.port", servers.get("submission.port"));
    good.put("outgoing.security", "starttls");
    good.put("sign-in", "password");
    good.put("sign-in.account", servers.get("adele.address"));
    good.put("tls.trusted-certificates", servers.get("ca.file"));
    write("good", good);
    write(
        "good-starttls",
        good,
        "incoming.port",
        servers.get("imap.port"),
        "incoming.security",
        "starttls",
        "outgoing.port",
        servers.get("smtps.port"),
        "outgoing.security",
        "tls");
    write(
        "good-pop3", good, "incoming.protocol", "pop3", "incoming.port", servers.get("pop3s.port"));
    write(
        "receive-only",
        good,
        "outgoing.enabled",
        "false",
        "outgoing.host",
        "",
        "outgoing.port",
        "",
        "outgoing.security",
        "");
    for (String defect : new String[] {"expired", "other-name", "unknown-ca"}) {
      String host = servers.get(defect + ".host");
      write(defect, good, "incoming.host", host, "outgoing.host", host);
    }
    String bare = servers.get("no-starttls.host");
    write(
        "no-starttls",
        good,
        "incoming.host",
        bare,
        "incoming.port",
        servers.get("imap.port"),
        "incoming.security",
        "starttls",
        "outgoing.host",
        bare);
    write("closed-port", good, "incoming.host", servers.get("closed.host"));
    write("tls-to-plain-port", good, "incoming.port", servers.get("imap.port"));
    write("starttls-to-tls-port", good, "incoming.security", "starttls");
    write("pop3-port-as-imap", good, "incoming.port", servers.get("pop3s.port"));
    write("refused-sender", good, "address", servers.get("sales.address"));
    write("wrong-password", good);
    storePassword("wrong-password", "not-the-password");
  }

  private void write(String id, Map<String, String> texts, String... changes)
      throws IOException, InterruptedException {
    files.write(id, texts, changes);
    storePassword(id, servers.get("adele.password"));
  }

  private void storePassword(String id, String password) throws IOException, InterruptedException {
    Program.Outcome stored =
        Program.runWithInput(
            password + "\n",
            "secret",
            "set",
            id,
            "password",
            "--mailboxes",
            files.folder().toString(),
            "--store",
            folder.resolve("store").toString(),
            "--wrapping-key",
            "file");
    assertThat(stored.status()).as(stored.err()).isZero();
  }

  private Program.Outcome check(String... what) throws IOException, InterruptedException {
    String[] arguments = new String[what.length + 9];
    arguments[0] = "check";
    System.arraycopy(what, 0, arguments, 1, what.length);
    String[] rest = {
      "--mailboxes",
      files.folder().toString(),
      "--store",
      folder.resolve("store").toString(),
      "--json",
      "-",
      "--lang",
      "en"
    };
    System.arraycopy(rest, 0, arguments, what.length + 1, rest.length);
    return Program.run(arguments);
  }

  private Report report(String id) {
    assertThat(reports).containsKey(id);
    return reports.get(id);
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
  void starttlsOnImapAndTlsOnSmtpAreGreenToo() {
    assertThat(report("good-starttls").light())
        .as(report("good-starttls").toString())
        .isEqualTo("green");
  }

  @Test
  void pop3IsGreen() {
    assertThat(report("good-pop3").lights())
        .containsEntry("pop3.login", "green")
        .containsEntry("pop3.mailbox", "green");
    assertThat(report("good-pop3").light()).isEqualTo("green");
  }

  @Test
  void receiveOnlyIsGreen() {
    assertThat(report("receive-only").light()).isEqualTo("green");
    assertThat(report("receive-only").lights()).containsEntry("smtp.login", "grey(not-applicable)");
  }

  @Test
  void aWrongPasswordIsRedAtTheSignInWithTheServersWords() {
    assertRed("wrong-password", "imap.login", "[AUTHENTICATIONFAILED]", "imap.mailbox");
    assertRed("wrong-password", "smtp.login", "535 5.7.8", "smtp.sender");
  }

  @Test
  void anExpiredCertificateIsRedAtTls() {
    assertRed("expired", "imap.tls", "NotAfter", "imap.greeting", "imap.login", "imap.mailbox");
    assertRed("expired", "smtp.tls", "NotAfter", "smtp.login", "smtp.sender");
    assertThat(report("expired").finding("imap.tls")).isEqualTo("tls.certificate-expired");
  }

  @Test
  void aCertificateForAnotherNameIsRedAtTlsAndNamesThatName() {
    assertRed("other-name", "imap.tls", servers.get("other-name.certificate-name"), "imap.login");
  }

  @Test
  void anUnknownAuthorityIsRedAtTls() {
    assertRed("unknown-ca", "imap.tls", "", "imap.login", "imap.mailbox");
    assertThat(report("unknown-ca").finding("imap.tls"))
        .isNotEqualTo(report("expired").finding("imap.tls"))
        .isNotEqualTo(report("other-name").finding("imap.tls"));
  }

  @Test
  void missingStarttlsIsRedAtTlsAndNothingIsSentInClear() {
    assertRed("no-starttls", "imap.tls", "", "imap.login", "imap.mailbox");
    assertRed("no-starttls", "smtp.tls", "", "smtp.login", "smtp.sender");
    assertThat(report("no-starttls").lights()).containsEntry("imap.greeting", "green");
  }

  @Test
  void aClosedPortIsRedAtConnectAndTheOtherLegIsStillChecked() {
    assertRed("closed-port", "imap.connect", "refused", "imap.tls", "imap.login", "imap.mailbox");
    assertThat(report("closed-port").lights()).containsEntry("smtp.sender", "green");
  }

  @Test
  void tlsToAPlainPortIsRedAtTls() {
    assertRed("tls-to-plain-port", "imap.tls", "", "imap.login");
  }

  @Test
  void starttlsToATlsPortIsRedAtTheGreeting() {
    assertRed("starttls-to-tls-port", "imap.greeting", "", "imap.tls", "imap.login");
  }

  @Test
  void anotherProtocolOnThePortIsRedAtTheGreetingWithItsWords() {
    assertRed("pop3-port-as-imap", "imap.greeting", "+OK", "imap.login", "imap.mailbox");
  }

  @Test
  void aRefusedSenderIsRedAtTheSenderWithTheServersWords() {
    assertRed("refused-sender", "smtp.sender", "553 5.7.1");
    assertThat(report("refused-sender").lights()).containsEntry("smtp.login", "green");
  }

  private void assertRed(String id, String step, String literal, String... blocked) {
    Report report = report(id);
    assertThat(report.lights()).as(report.toString()).containsEntry(step, "red");
    assertThat(report.evidence(step)).as("evidence of " + step).contains(literal);
    assertThat(report.remedies(step)).as("remedies of " + step).isPositive();
    for (String dependent : blocked) {
      assertThat(report.lights()).containsEntry(dependent, "grey(blocked)");
    }
    assertThat(report.light()).isEqualTo("red");
  }
}
