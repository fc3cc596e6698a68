package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that are full, folders that may not be written or hold very many mailboxes. A full disk is
 * played by the operating system's limit on the size of a file: every byte written is one too many.
 */
class DiskBadInputTest {

  private static final String[] NEW_MAILBOX = {
    "mailbox",
    "add",
    "new",
    "address=new@firma.example",
    "incoming.host=imap.firma.example",
    "outgoing.enabled=false",
    "provider=generic"
  };

  /** Both streams pass through a pipe, as files could not be written. */
  private static final String ON_A_FULL_DISK =
      "set -o pipefail; { (ulimit -f 0; exec \"$@\") 2>&1 1>&3 3>&- | cat >&2 3>&-; } 3>&1 | cat";

  @TempDir Path folder;

  private Path mailboxes;
  private Refusals refusals;
  private PlainImapServer server;

  @BeforeEach
  void storeAPassword() throws IOException, InterruptedException {
    mailboxes = folder.resolve("mailboxes");
    refusals = new Refusals(mailboxes, folder.resolve("store"));
    server = PlainImapServer.accepting("open sesame");
    new MailboxFiles(mailboxes).write("good", server.mailbox());
    Program.Outcome stored =
        refusals.runWithInput(
            "open sesame\n", "secret", "set", "good", "password", "--wrapping-key", "file");
    assertThat(stored.status()).as(stored.err()).isZero();
  }

  @AfterEach
  void stopServer() throws IOException {
    Files.setPosixFilePermissions(mailboxes, PosixFilePermissions.fromString("rwx------"));
    server.close();
  }

  @Test
  void onAFullDiskNoMailboxIsSavedAndNothingIsLost() throws Exception {
    Map<Path, String> before = contents();
    Refusals.refused(
        74, List.of("new.properties"), language -> onAFullDisk("", language, NEW_MAILBOX));
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void onAFullDiskTheStoredPasswordStaysAndWorks() throws Exception {
    Refusals.refused(
        74,
        List.of("cache"),
        language -> onAFullDisk("another\n", language, "secret", "set", "good", "password"));
    assertThat(lights("good")).containsEntry("imap.login", "green");
  }

  @Test
  void onAFullDiskAnEarlierReportAndAnEarlierExportStay() throws Exception {
    Path report = Files.writeString(folder.resolve("report.json"), "earlier");
    Map<Path, String> before = contents();
    Program.Outcome check =
        onAFullDisk(
            "open sesame\n", "en", "check", "good", "--ephemeral", "--json", report.toString());
    assertThat(check.status()).isEqualTo(74);
    Refusals.assertSentence(lastLine(check.err()), List.of(report.toString()));
    Refusals.refused(
        74,
        List.of(report.toString()),
        language -> onAFullDisk("", language, "mailbox", "export", "good", report.toString()));
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamedAndKeepsMailboxAndPassword() throws Exception {
    Map<Path, String> before = contents();
    Files.setPosixFilePermissions(mailboxes, PosixFilePermissions.fromString("r-x------"));
    Refusals.refused(
        74,
        List.of("new.properties", mailboxes.toString()),
        language -> withoutRootsRights(refusals.command(language, NEW_MAILBOX)));
    Refusals.refused(
        74,
        List.of("good.properties", mailboxes.toString()),
        language -> withoutRootsRights(refusals.command(language, "mailbox", "remove", "good")));
    assertThat(contents()).isEqualTo(before);
    assertThat(lights("good")).containsEntry("imap.login", "green");
  }

  @Test
  void theCheckOfOneMailboxDoesNotEvenListTheOthers() throws Exception {
    // Such a folder lets files be opened by name and not be listed.
    Files.setPosixFilePermissions(mailboxes, PosixFilePermissions.fromString("--x------"));
    Program.Outcome one =
        withoutRootsRights(refusals.command("en", "check", "good", "--json", "-"));
    assertThat(Report.parse(one.out()).get("good").lights()).containsEntry("imap.login", "green");
    Refusals.refused(
        74,
        List.of(mailboxes.toString()),
        language -> withoutRootsRights(refusals.command(language, "check", "--all")));
  }

  @Test
  void tenThousandMailboxesAreListed() throws Exception {
    String text = Files.readString(mailboxes.resolve("good.properties"));
    for (int i = 0; i < 10_000; i++) {
      Files.writeString(mailboxes.resolve("mailbox-" + i + ".properties"), text);
    }
    Instant start = Instant.now();
    Program.Outcome list = refusals.run("en", "mailbox", "list");
    assertThat(list.status()).isZero();
    assertThat(list.out().lines()).hasSize(10_001);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
    assertThat(lights("mailbox-9999")).containsEntry("account.secrets", "red");
  }

  private Map<String, String> lights(String id) throws IOException, InterruptedException {
    Program.Outcome check = refusals.run("en", "check", id, "--json", "-");
    return Report.parse(check.out()).get(id).lights();
  }

  private Program.Outcome onAFullDisk(String input, String language, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", ON_A_FULL_DISK, "bash"));
    command.addAll(Program.javaCommand());
    // Java's own file of measurements would be the first to find no room.
    command.add(5, "-XX:-UsePerfData");
    command.addAll(List.of(refusals.command(language, arguments)));
    Program.Outcome outcome = Program.runCommand(command, input, Map.of());
    String said =
        outcome
            .err()
            .lines()
            .filter(line -> !line.endsWith(": "))
            .reduce("", (a, b) -> a + b + "\n");
    return new Program.Outcome(outcome.status(), outcome.out(), said);
  }

  /** Root may write and list everywhere, so these rights are given up for the command. */
  private static Program.Outcome withoutRootsRights(String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
    }
    command.addAll(Program.javaCommand());
    command.addAll(List.of(arguments));
    return Program.runCommand(command, "", Map.of());
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (former, line) -> line);
  }

  /** Every file below the folder but the store, whose database is free to tidy itself. */
  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new java.util.TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(folder.resolve("store"))) {
          contents.put(file, Files.readString(file));
        }
      }
    }
    return contents;
  }
}
