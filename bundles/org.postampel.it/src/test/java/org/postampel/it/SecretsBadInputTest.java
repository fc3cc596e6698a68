package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A canary in the place of a password: it is in no output, no report and no file, not even when a
 * server repeats it in its refusal or a person types it where it does not belong.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsBadInputTest {

  private static final String CANARY = "Kanarienvogel-4711";

  private Path folder;

  private Refusals refusals;
  private PlainImapServer server;

  @BeforeAll
  void storeTheCanary(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary;
    refusals = new Refusals(folder.resolve("mailboxes"), folder.resolve("store"));
    server = PlainImapServer.accepting("another password");
    new MailboxFiles(folder.resolve("mailboxes")).write("good", server.mailbox());
    Program.Outcome stored =
        refusals.runWithInput(
            CANARY + "\n", "secret", "set", "good", "password", "--wrapping-key", "file");
    assertThat(stored.status()).as(stored.err()).isZero();
    assertNoCanary(stored);
  }

  @AfterAll
  void stopServer() throws IOException {
    server.close();
  }

  @Test
  void aServerThatRepeatsThePasswordDoesNotGetItIntoTheReport() throws Exception {
    String report = folder.resolve("report.json").toString();
    for (String language : List.of("de", "en")) {
      Program.Outcome check = refusals.run(language, "check", "good", "--json", report);
      assertThat(check.status()).isEqualTo(2);
      assertThat(check.out()).contains("AUTHENTICATIONFAILED");
      assertNoCanary(check);
    }
    assertThat(Report.parse(Files.readString(Path.of(report))).get("good").lights())
        .containsEntry("imap.login", "red");
    assertNoFileWithTheCanary();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "check --help",
        "secret --help",
        "secret set --help",
        "secret status",
        "mailbox list",
        "mailbox show good",
        "mailbox export good"
      })
  void noCommandShowsIt(String words) throws Exception {
    Program.Outcome shown = refusals.run("de", words.split(" "));
    assertThat(shown.status()).as(shown.err()).isZero();
    assertThat(shown.out()).isNotEmpty();
    assertNoCanary(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret set good password " + CANARY,
        "secret set good password --value=" + CANARY,
        "mailbox add new address=new@firma.example password=" + CANARY,
        "mailbox add new " + CANARY,
        "check good --password=" + CANARY
      })
  void noCommandTakesItAsAnArgumentNorRepeatsIt(String words) throws Exception {
    Program.Outcome refused = refusals.run("de", words.split(" "));
    assertThat(refused.status()).isEqualTo(64);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).isNotEmpty();
    assertNoCanary(refused);
    assertThat(folder.resolve("mailboxes/new.properties")).doesNotExist();
  }

  @Test
  void aPasswordInAMailboxFileIsRefusedAndNotShown() throws Exception {
    Path file = folder.resolve("mailboxes/careless.properties");
    Files.writeString(file, "name = Support\npassword = " + CANARY + "\n");
    try {
      for (String words :
          List.of("mailbox show careless", "mailbox list", "check careless --json -")) {
        assertNoCanary(refusals.run("de", words.split(" ")));
      }
      refusals.refused(
          65, List.of("careless.properties", "password", "2"), "mailbox", "show", "careless");
    } finally {
      Files.delete(file);
    }
  }

  private static void assertNoCanary(Program.Outcome outcome) {
    assertNoCanary(outcome.out() + outcome.err());
  }

  private static void assertNoCanary(String text) {
    byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
    byte[] plain = ("\0support\0" + CANARY).getBytes(StandardCharsets.UTF_8);
    assertThat(text)
        .doesNotContain(
            CANARY,
            Base64.getEncoder().withoutPadding().encodeToString(bytes),
            Base64.getEncoder().withoutPadding().encodeToString(plain),
            HexFormat.of().formatHex(bytes));
  }

  private void assertNoFileWithTheCanary() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertThat(files).isNotEmpty();
      for (Path file : files) {
        assertNoCanary(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }
}
