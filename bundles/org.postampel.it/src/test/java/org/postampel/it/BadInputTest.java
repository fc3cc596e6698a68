package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mailbox files that cannot be used: each is refused with one sentence that names file and field,
 * the others go on, and no file changes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  /** The good file has 10 lines. */
  private static final String ADDED = "11";

  private Path folder;

  private MailboxFiles files;
  private Refusals refusals;
  private PlainImapServer server;
  private Map<Path, String> before;

  @BeforeAll
  void writeMailboxes(@TempDir Path temporary) throws IOException {
    folder = temporary.resolve("mailboxes");
    files = new MailboxFiles(folder);
    refusals = new Refusals(folder, temporary.resolve("store"));
    server = PlainImapServer.accepting("open sesame");
    Map<String, String> good = server.mailbox();
    files.write("good", good);
    writeUnreadable(Files.readString(folder.resolve("good.properties")));
    files.write("port-zero", good, "incoming.port", "0");
    files.write("empty-host", good, "incoming.host", "");
    files.write("host-with-blank", good, "incoming.host", "imap firma.example");
    files.write("host-with-scheme", good, "incoming.host", "https://imap.firma.example/owa");
    files.write("no-at", good, "address", "support.firma.example");
    files.write("control", good, "name", "Sup\0port");
    files.write("tenant", microsoft("Musterfirma GmbH"));
    files.write("pem-none", good, "tls.trusted-certificates", "no-certificate.pem");
    files.write("pem-missing", good, "tls.trusted-certificates", "missing.pem");
    Files.writeString(folder.resolve("no-certificate.pem"), "-----BEGIN NOTHING-----\n");
    before = contents();
  }

  @AfterAll
  void stopServer() throws IOException {
    server.close();
  }

  @AfterEach
  void noFileChanged() throws IOException {
    assertThat(contents()).isEqualTo(before);
  }

  private static Map<String, String> microsoft(String tenant) {
    Map<String, String> mailbox = new LinkedHashMap<>();
    mailbox.put("name", "Support");
    mailbox.put("address", "support@firma.example");
    mailbox.put("provider", "microsoft365");
    mailbox.put("sign-in", "oauth2");
    mailbox.put("sign-in.account", "person@firma.example");
    mailbox.put("oauth.client-id", "99999999-8888-7777-6666-555555555555");
    mailbox.put("oauth.tenant", tenant);
    return mailbox;
  }

  private void writeUnreadable(String good) throws IOException {
    write("malformed", good + "display-name = C:\\Users\\uqq\n");
    write("unknown-key", good + "pasword = Kanarienvogel-4711\n");
    write("duplicate-key", good + "name = Support\n");
    write("include", good + "include = /etc/passwd\n");
    write("prose", good + "Bitte nicht anfassen\n");
    write("too-large", good + "# remark\n".repeat(35_000));
    Files.write(
        folder.resolve("utf-16.properties"), ("\uFEFF" + good).getBytes(StandardCharsets.UTF_16LE));
    Files.write(
        folder.resolve("latin-1.properties"),
        good.replace("Support", "Büro").getBytes(StandardCharsets.ISO_8859_1));
    write("Große Firma", good);
    write("CON", good);
    Files.createDirectory(folder.resolve("directory.properties"));
  }

  private void write(String id, String text) throws IOException {
    Files.writeString(folder.resolve(id + ".properties"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "malformed, " + ADDED,
    "unknown-key, pasword",
    "duplicate-key, name",
    "include, include",
    "prose, Bitte",
    "too-large, 256 KiB",
    "utf-16, UTF-8",
    "latin-1, UTF-8",
    "directory, directory"
  })
  void aFileThatCannotBeReadIsRefusedByNameAndLine(String id, String word) throws Exception {
    List<String> words = new ArrayList<>(List.of(id + ".properties", word));
    if (List.of("unknown-key", "duplicate-key", "include", "prose").contains(id)) {
      words.add(ADDED);
    }
    refusals.redSettings(65, words, id);
    String sentence = refusals.refused(65, words, "secret", "set", id, "password");
    assertThat(sentence).doesNotContain("Kanarienvogel");
  }

  @ParameterizedTest
  @CsvSource({"Große Firma, grosse-firma.properties", "CON, mailbox-con.properties"})
  void aFileNameThatIsNoIdIsRefusedWithABetterOne(String id, String better) throws Exception {
    List<String> words = List.of(id + ".properties", better);
    refusals.redSettings(65, words, better.replace(".properties", ""));
    refusals.refused(65, words, "mailbox", "show", id);
  }

  @ParameterizedTest
  @CsvSource({
    "port-zero, incoming.port, 0",
    "empty-host, incoming.host, IMAP",
    "host-with-blank, incoming.host, imap firma.example",
    "host-with-scheme, incoming.host, https://imap.firma.example/owa",
    "no-at, address, support.firma.example",
    "control, name, ''",
    "tenant, oauth.tenant, Musterfirma GmbH",
    "pem-none, tls.trusted-certificates, no-certificate.pem",
    "pem-missing, tls.trusted-certificates, missing.pem"
  })
  void aFieldThatCannotBeUsedIsRefusedByFileAndKey(String id, String field, String word)
      throws Exception {
    List<String> shown = List.of(word);
    JsonNode settings = refusals.redSettings(2, shown, id);
    assertThat(settings.path("remedies").toString()).contains(field);
    List<String> words = new ArrayList<>(List.of(id + ".properties", field));
    words.addAll(shown);
    refusals.refused(65, words, "secret", "set", id, "password");
  }

  @Test
  void theOthersRunAndTheWorstDecides() throws Exception {
    Program.Outcome stored =
        refusals.runWithInput(
            "open sesame\n", "secret", "set", "good", "password", "--wrapping-key", "file");
    assertThat(stored.status()).as(stored.err()).isZero();
    Program.Outcome alone = refusals.run("en", "check", "good", "--no-mx", "--json", "-");
    assertThat(alone.status()).as(alone.out()).isEqualTo(1);

    Program.Outcome all = refusals.run("en", "check", "--all", "--no-mx", "--json", "-");
    assertThat(all.status()).isEqualTo(2);
    Map<String, Report> reports = Report.parse(all.out());
    assertThat(reports).hasSize(before.size());
    assertThat(reports.get("good").lights())
        .isEqualTo(Report.parse(alone.out()).get("good").lights())
        .containsEntry("imap.mailbox", "green");
    reports.remove("good");
    assertThat(reports.values())
        .allSatisfy(report -> assertThat(report.lights()).containsEntry("account.settings", "red"));

    Program.Outcome two = refusals.run("en", "check", "good", "unknown-key", "--json", "-");
    assertThat(two.status()).isEqualTo(2);
    assertThat(Report.parse(two.out())).containsOnlyKeys("good", "unknown-key");
  }

  @Test
  void theListShowsTheGoodOnesAndSaysOneSentenceAboutEachBrokenFile() throws Exception {
    Program.Outcome list = refusals.run("de", "mailbox", "list");
    assertThat(list.status()).isZero();
    assertThat(list.out().lines()).hasSize(before.size());
    assertThat(list.out().lines().filter(line -> line.startsWith("good ")))
        .singleElement()
        .asString()
        .contains("support@firma.example");
    assertThat(list.out().replace("\n", "")).doesNotContainPattern("\\p{Cntrl}");
    assertThat(list.err().lines())
        .hasSize(11)
        .allSatisfy(line -> Refusals.assertSentence(line, List.of(".properties")));
  }

  @Test
  void aMailboxThatIsNotThereIsRefused() throws Exception {
    refusals.refused(66, List.of("nobody", folder.toString()), "check", "nobody");
    refusals.refused(66, List.of("../good"), "mailbox", "show", "../good");
    refusals.refused(66, List.of("nobody"), "mailbox", "remove", "nobody");
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws Exception {
    Path file = folder.resolve("no-certificate.pem");
    Refusals there = new Refusals(file, folder.resolveSibling("store"));
    there.refused(74, List.of(file.toString()), "mailbox", "list");
    there.refused(74, List.of(file.toString()), "check", "--all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "felix"})
  void aFolderThisLanguageSettingCannotSpellIsRefused(String framework) throws Exception {
    List<String> command = new ArrayList<>(Program.javaCommand());
    command.addAll(List.of("mailbox", "list", "--mailboxes", "Büro", "--framework", framework));
    Program.Outcome list = Program.runCommand(command, "", Map.of("LC_ALL", "C"));
    assertThat(list.status()).as(list.err()).isEqualTo(64);
    assertThat(list.err()).isNotEmpty().doesNotContain("Exception", "\tat ");
  }

  @Test
  void whatIsImportedIsJudgedLikeAMailboxFile() throws Exception {
    for (String id : List.of("malformed", "unknown-key", "duplicate-key", "utf-16", "latin-1")) {
      String file = folder.resolve(id + ".properties").toString();
      refusals.refused(65, List.of(id + ".properties"), "mailbox", "import", "new", file);
    }
    refusals.refused(
        74, List.of("nowhere.properties"), "mailbox", "import", "new", "nowhere.properties");
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".properties")).toList()) {
        contents.put(
            file,
            Files.isDirectory(file)
                ? "folder"
                : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
