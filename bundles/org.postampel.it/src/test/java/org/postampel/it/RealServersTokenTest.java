package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** XOAUTH2 against Dovecot and Postfix, with tokens (JWT) they verify themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServersTokenTest {

  private static final String TENANT = "11111111-2222-3333-4444-555555555555";
  private static final String ADELES_CLIENT = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String BOBS_CLIENT = "bbbbbbbb-0000-0000-0000-000000000002";
  private static final String EXPIRED_CLIENT = "eeeeeeee-0000-0000-0000-000000000003";
  private static final String SECRET = "a-secret-of-the-test";

  private Path folder;
  private RealServers servers;
  private TokenAuthority authority;
  private MailboxFiles files;
  private Map<String, Report> reports;

  @BeforeAll
  void checkAllMailboxesOnce(@TempDir Path temporary)
      throws IOException, InterruptedException, GeneralSecurityException {
    folder = temporary;
    servers = RealServers.start();
    authority =
        TokenAuthority.start(
            servers.file("tls/good.pem"),
            servers.file("tls/good.key"),
            Map.of(
                ADELES_CLIENT,
                new TokenAuthority.Client(SECRET, token(servers.get("adele.address"), "3600")),
                BOBS_CLIENT,
                new TokenAuthority.Client(SECRET, token(servers.get("bob.address"), "3600")),
                EXPIRED_CLIENT,
                new TokenAuthority.Client(SECRET, token(servers.get("adele.address"), "-60"))));
    files = new MailboxFiles(folder.resolve("mailboxes"));
    Map<String, String> good = goodMailbox();
    write("own", good);
    write(
        "own-pop3", good, "incoming.protocol", "pop3", "incoming.port", servers.get("pop3s.port"));
    write("shared", good, "address", servers.get("shared.address"), "shared", "true");
    write(
        "not-his",
        good,
        "address",
        servers.get("shared.address"),
        "shared",
        "true",
        "oauth.client-id",
        BOBS_CLIENT);
    write("expired-token", good, "oauth.client-id", EXPIRED_CLIENT);
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
            folder.resolve("store").toString());
    reports = Report.parse(outcome.out());
    assertThat(reports).as(outcome.err()).hasSize(5);
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

  private Map<String, String> goodMailbox() {
    Map<String, String> good = new LinkedHashMap<>();
    good.put("name", "Adele");
    good.put("address", servers.get("adele.address"));
    good.put("provider", "generic");
    good.put("incoming.protocol", "imap");
    good.put("incoming.host", servers.get("good.host"));
    good.put("incoming.port", servers.get("imaps.port"));
    good.put("incoming.security", "tls");
    good.put("outgoing.host", servers.get("good.host"));
    good.put("outgoing.port", servers.get("submission.port"));
    good.put("outgoing.security", "starttls");
    good.put("sign-in", "oauth2");
    good.put("oauth.flow", "client-credentials");
    good.put("oauth.authority", authority.address().toString());
    good.put("oauth.tenant", TENANT);
    good.put("oauth.client-id", ADELES_CLIENT);
    good.put("oauth.scopes", "https://firma.test/.default");
    good.put("tls.trusted-certificates", servers.get("ca.file"));
    return good;
  }

  private String token(String person, String seconds) throws IOException, InterruptedException {
    Path script = Distribution.root().resolve("releng/real-servers/token");
    Program.Outcome token =
        Program.runCommand(
            List.of(script.toString(), servers.file("").toString(), person, seconds), "", Map.of());
    assertThat(token.status()).as(token.err()).isZero();
    return token.out().strip();
  }

  private void write(String id, Map<String, String> texts, String... changes)
      throws IOException, InterruptedException {
    files.write(id, texts, changes);
    Program.Outcome stored =
        Program.runWithInput(
            SECRET + "\n",
            "secret",
            "set",
            id,
            "client-secret",
            "--mailboxes",
            files.folder().toString(),
            "--store",
            folder.resolve("store").toString(),
            "--wrapping-key",
            "file");
    assertThat(stored.status()).as(stored.err()).isZero();
  }

  @Test
  void theOwnMailboxIsGreenByToken() {
    assertThat(reports.get("own").lights())
        .as(reports.get("own").toString())
        .containsEntry("oauth.token", "green")
        .containsEntry("oauth.claims", "grey(not-inspectable)")
        .containsEntry("imap.login", "green")
        .containsEntry("imap.mailbox", "green")
        .containsEntry("smtp.login", "green")
        .containsEntry("smtp.sender", "green");
    assertThat(reports.get("own").light()).isEqualTo("green");
  }

  @Test
  void pop3TakesTheTokenToo() {
    assertThat(reports.get("own-pop3").lights())
        .containsEntry("pop3.login", "green")
        .containsEntry("pop3.mailbox", "green");
  }

  @Test
  void theDelegateOpensTheSharedMailboxAndMaySendForIt() {
    assertThat(reports.get("shared").lights())
        .as(reports.get("shared").toString())
        .containsEntry("imap.mailbox", "green")
        .containsEntry("smtp.sender", "green");
    assertThat(reports.get("shared").light()).isEqualTo("green");
  }

  @Test
  void aPersonWithoutRightsIsRedAtTheSignIn() {
    assertThat(reports.get("not-his").lights())
        .containsEntry("oauth.token", "green")
        .containsEntry("imap.login", "red")
        .containsEntry("imap.mailbox", "grey(blocked)")
        .containsEntry("smtp.login", "red");
    assertThat(reports.get("not-his").evidence("imap.login")).contains("[AUTHENTICATIONFAILED]");
  }

  @Test
  void anExpiredTokenIsNeverGreen() {
    assertThat(reports.get("expired-token").light()).isEqualTo("red");
    assertThat(reports.get("expired-token").lights()).doesNotContainEntry("imap.login", "green");
  }
}
