package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores that cannot be opened: every command that needs one says so in one sentence with status
 * 74, and leaves every file as it was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreBadInputTest {

  private Path folder;

  private PlainImapServer server;
  private Path mailboxes;
  private Path good;

  @BeforeAll
  void storeAPassword(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary;
    mailboxes = folder.resolve("mailboxes");
    good = folder.resolve("good-store");
    server = PlainImapServer.accepting("open sesame");
    new MailboxFiles(mailboxes).write("good", server.mailbox());
    Program.Outcome stored =
        over(good)
            .runWithInput(
                "open sesame\n", "secret", "set", "good", "password", "--wrapping-key", "file");
    assertThat(stored.status()).as(stored.err()).isZero();
  }

  @AfterAll
  void stopServer() throws IOException {
    server.close();
  }

  private Refusals over(Path store) {
    return new Refusals(mailboxes, store);
  }

  @Test
  void theGoodStoreLetsThePasswordOut() throws Exception {
    Program.Outcome check = over(good).run("en", "check", "good", "--json", "-");
    assertThat(Report.parse(check.out()).get("good").lights())
        .containsEntry("account.secrets", "green")
        .containsEntry("imap.login", "green");
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertRefused(file, List.of(file.toString()));
    assertRefused(file.resolve("below"), List.of(file.toString()));
    assertThat(file).hasContent("no folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store.db junk",
        "store.db cut",
        "store.key short",
        "store.key other",
        "store.key missing",
        "store.key open"
      })
  void aStoreThatCannotBeOpenedIsRefusedAndLeftAlone(String defect) throws Exception {
    Path store = copyOfGoodStore(defect.replace(' ', '-'));
    String name = defect.substring(0, defect.indexOf(' '));
    spoil(store.resolve(name), defect.substring(name.length() + 1));
    Map<String, String> before = contents(store);
    assertRefused(store, List.of(store.resolve(name).toString()));
    assertThat(contents(store)).isEqualTo(before);
  }

  @Test
  void aStoreNobodyChoseAProtectionForIsNotMade() throws Exception {
    Path store = folder.resolve("new-store");
    List<String> words = List.of(store.toString(), "--wrapping-key");
    over(store).refused(74, words, "secret", "set", "good", "password");
    assertThat(store).doesNotExist();
  }

  private void assertRefused(Path store, List<String> words) throws Exception {
    over(store).refused(74, words, "check", "good", "--json", "-");
    over(store).refused(74, words, "secret", "status");
    over(store).refused(74, words, "secret", "set", "good", "password");
  }

  private static void spoil(Path file, String how) throws IOException {
    switch (how) {
      case "junk" -> {
        byte[] junk = new byte[9000];
        new Random(4711).nextBytes(junk);
        Files.write(file, junk);
      }
      case "cut" -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));
      case "short" -> Files.write(file, new byte[10]);
      case "other" -> Files.write(file, new byte[32]);
      case "missing" -> Files.delete(file);
      default -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  private Path copyOfGoodStore(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(good)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }

  private static Map<String, String> contents(Path store) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
