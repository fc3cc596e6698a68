package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People who signed in at Keycloak, by browser and by device code, at Dovecot and Postfix with the
 * tokens it issued to them: nothing in this chain but the check was written by us.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakMailTest {

  private static final String IMAP_NO = "[AUTHENTICATIONFAILED]";
  private static final String SMTP_NO = "535 5.7.8";

  private Path folder;
  private Keycloak keycloak;
  private RealServers servers;
  private MailboxFiles files;
  private Map<String, Report> reports;
  private HostAccess host;

  @BeforeAll
  void signInOnceAndCheckEverything(@TempDir Path temporary)
      throws IOException, InterruptedException, GeneralSecurityException {
    folder = temporary;
    servers = RealServers.start();
    keycloak = Keycloak.running();
    servers.trust(keycloak);
    files = new MailboxFiles(folder.resolve("mailboxes"));
    mailboxes();
    assertThat(
            Program.runWithInput(
                keycloak.get("client.secret") + "\n",
                command("secret", "set", "reader", "client-secret", "--wrapping-key", "file")))
        .extracting(Program.Outcome::status)
        .isEqualTo(0);
    byBrowser("adele", "adele");
    byBrowser("reader", "adele");
    byDeviceCode("bob", "bob");
    Program.Outcome outcome = Program.run(command("check", "--all", "--json", "-"));
    assertThat(outcome.err()).as("standard error").doesNotContain("Exception");
    reports = Report.parse(outcome.out());
    host = HostAccess.open(files.folder(), folder.resolve("store"), List.of());
  }

  @AfterAll
  void stopServers() throws IOException, InterruptedException {
    if (servers != null) {
      servers.stop();
    }
  }

  private void mailboxes() throws IOException {
    Map<String, String> own = new LinkedHashMap<>(PasswordMailboxes.usual(servers));
    own.put("sign-in", "oauth2");
    own.put("oauth.authority", keycloak.get("issuer"));
    own.put("oauth.client-id", "postampel-public");
    own.put("oauth.scopes", "mail");
    own.put("tls.trusted-certificates", bothAuthorities().toString());
    own.put("proxy", "none");
    String[] pop3 = {"incoming.protocol", "pop3", "incoming.port", servers.get("pop3s.port")};
    String[] shared = {"address", "shared@firma.test", "shared", "true"};
    String[] sales = {"address", "sales@firma.test", "shared", "true"};
    String[] bob = {
      "address", "bob@firma.test",
      "sign-in.account", "bob@firma.test",
      "oauth.client-id", "postampel-device",
      "oauth.flow", "device-code"
    };
    files.write("adele", own);
    files.write("adele-pop3", own, pop3);
    files.write("delegate", own, shared);
    files.write("delegate-pop3", own, joined(shared, pop3));
    files.write("no-delegate", own, sales);
    files.write("bob", own, bob);
    files.write("bob-no-delegate", own, joined(bob, shared));
    files.write("bob-may-not-send", own, joined(bob, sales));
    files.write("somebody-else", own, joined(bob, "address", "adele@firma.test"));
    files.write("reader", own, "oauth.client-id", "postampel-secret", "oauth.scopes", "mail-read");
    files.write(
        "application",
        own,
        "oauth.client-id",
        "postampel-secret",
        "oauth.flow",
        "client-credentials");
  }

  private static String[] joined(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private Path bothAuthorities() throws IOException {
    String all =
        Files.readString(Path.of(keycloak.get("ca.file")))
            + Files.readString(Path.of(servers.get("ca.file")));
    return Files.writeString(folder.resolve("authorities.pem"), all);
  }

  private String[] command(String... words) {
    String[] places = {
      "--mailboxes",
      files.folder().toString(),
      "--store",
      folder.resolve("store").toString(),
      "--lang",
      "en"
    };
    return joined(words, places);
  }

  private RunningProgram signIn(String id, String... more) throws IOException {
    return RunningProgram.start(
        command(joined(new String[] {"sign-in", id, "--wrapping-key", "file"}, more)));
  }

  private HttpResponse<String> signedIn(FormBrowser browser, URI address, String person)
      throws IOException, InterruptedException {
    return browser.submit(
        browser.open(address),
        Map.of("username", person, "password", keycloak.get("person.password")));
  }

  private void byBrowser(String id, String person)
      throws IOException, InterruptedException, GeneralSecurityException {
    try (RunningProgram program = signIn(id)) {
      String address =
          program.awaitSaid("https://\\S+/protocol/openid-connect/auth\\?\\S+").group();
      signedIn(new FormBrowser(Path.of(keycloak.get("ca.file"))), URI.create(address), person);
      assertThat(program.awaitEnd()).as(program.said()).isZero();
    }
  }

  private void byDeviceCode(String id, String person)
      throws IOException, InterruptedException, GeneralSecurityException {
    try (RunningProgram program = signIn(id, "--device-code")) {
      Matcher shown = program.awaitSaid("(https://\\S+/device)\\b.*?\\b([A-Z]{4}-[A-Z]{4})\\b");
      FormBrowser browser = new FormBrowser(Path.of(keycloak.get("ca.file")));
      URI address = URI.create(shown.group(1) + "?user_code=" + shown.group(2));
      browser.submit(signedIn(browser, address, person), Map.of("accept", "Yes"));
      assertThat(program.awaitEnd()).as(program.said()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"adele", "adele-pop3", "delegate", "delegate-pop3", "bob"})
  void ownMailboxesAndSharedOnesOfADelegateAreGreen(String id) {
    assertThat(reports.get(id).light()).as(reports.get(id).toString()).isEqualTo("green");
    assertThat(reports.get(id).lights())
        .containsEntry("oauth.endpoint", "green")
        .containsEntry("oauth.token", "green")
        .containsEntry(id.endsWith("pop3") ? "pop3.mailbox" : "imap.mailbox", "green")
        .containsEntry("smtp.sender", "green");
    assertHostReads(id, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-delegate", "bob-no-delegate", "somebody-else"})
  void whoHasNoRightsIsRefusedByBothServers(String id) {
    assertRed(id, "imap.login", IMAP_NO);
    assertRed(id, "smtp.login", SMTP_NO);
    assertThat(reports.get(id).lights()).containsEntry("oauth.token", "green");
    assertHostReads(id, false);
  }

  /** It names no person, and Dovecot takes that for a fault of its own. */
  @Test
  void tokenOfAnApplicationOpensNobodysMailbox() {
    Report report = reports.get("application");
    assertThat(report.light()).as(report.toString()).isEqualTo("red");
    assertThat(report.lights())
        .containsEntry("oauth.token", "green")
        .containsEntry("imap.mailbox", "grey(blocked)");
    assertHostReads("application", false);
  }

  @Test
  void delegateWhoMayNotSendReadsAndIsRefusedAsTheSender() {
    assertThat(reports.get("bob-may-not-send").lights()).containsEntry("imap.mailbox", "green");
    assertRed("bob-may-not-send", "smtp.sender", "553 5.7.1");
    assertHostReads("bob-may-not-send", true);
  }

  @Test
  void tokenForReadingReadsAndIsRefusedWhereMailIsSent() {
    assertThat(reports.get("reader").lights()).containsEntry("imap.mailbox", "green");
    assertRed("reader", "smtp.login", SMTP_NO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adele", "delegate"})
  void messageIsDeliveredWhereTheRoundTripIsGreen(String id)
      throws IOException, InterruptedException {
    Program.Outcome outcome = Program.run(command("check", id, "--roundtrip", "--json", "-"));
    Report report = Report.parse(outcome.out()).get(id);
    assertThat(report.lights())
        .as(report.toString())
        .containsEntry("roundtrip.send", "green")
        .containsEntry("roundtrip.receive", "green")
        .containsEntry("sharing.send-as", id.equals("delegate") ? "green" : "grey(not-applicable)");
    assertThat(Files.readString(Path.of(servers.get("postfix.log.file"))))
        .contains("to=<" + (id.equals("delegate") ? "shared" : id) + "@firma.test>");
  }

  private void assertRed(String id, String step, String literal) {
    Report report = reports.get(id);
    assertThat(report.lights()).as(report.toString()).containsEntry(step, "red");
    assertThat(report.evidence(step)).contains(literal);
    assertThat(report.remedies(step)).isPositive();
  }

  private void assertHostReads(String id, boolean reads) {
    for (String way : List.of("access", "angus")) {
      String outcome = host.outcome(id, "incoming", way);
      assertThat(outcome.equals("works")).as(way + ": " + outcome).isEqualTo(reads);
    }
  }
}
