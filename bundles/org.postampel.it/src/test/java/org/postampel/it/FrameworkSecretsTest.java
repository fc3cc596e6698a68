package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command line inside a framework, where secrets are concerned: a passphrase is asked for as
 * without a framework, and whatever ends the program, its cache is empty afterwards.
 */
@ParameterizedClass
@ValueSource(strings = {"felix", "equinox"})
class FrameworkSecretsTest {

  private static final String PASSWORD = "geheim";
  private static final String PASSPHRASE = "Blumenkohl im Regen";

  @Parameter private String framework;
  @TempDir private Path folder;

  @Test
  void thePassphraseComesByStandardInputAsWithoutAFramework() throws Exception {
    try (PlainImapServer server = PlainImapServer.accepting(PASSWORD)) {
      new MailboxFiles(folder.resolve("mailboxes")).write("good", server.mailbox());
      Program.Outcome set =
          run(PASSWORD + "\n" + PASSPHRASE + "\n", "secret", "set", "good", "password");
      assertThat(set.status()).as(set.err()).isZero();
      assertThat(set.err()).contains("New passphrase");

      Program.Outcome status = run("", "secret", "status");
      assertThat(status.status()).as(status.err()).isZero();
      assertThat(status.out()).contains("a passphrase", "password of good");

      Program.Outcome check = run(PASSPHRASE + "\n", "check", "good", "--json", "-");
      assertThat(check.status()).as(check.err()).isLessThan(2);
      assertThat(Report.parse(check.out()).get("good").lights())
          .containsEntry("account.secrets", "green")
          .containsEntry("imap.login", "green");

      Program.Outcome wrong = run("Blumenkohl in der Sonne\n", "check", "good", "--json", "-");
      assertThat(wrong.status()).as(wrong.err()).isGreaterThan(1);
      assertThat(Report.parse(wrong.out()).get("good").lights())
          .containsEntry("account.secrets", "red");
      for (Program.Outcome outcome : List.of(set, status, check, wrong)) {
        assertThat(outcome.out() + outcome.err()).doesNotContain(PASSWORD, "Blumenkohl");
      }
      assertThat(foldersLeft()).isEmpty();
    }
  }

  @Test
  void aSignalDuringACheckLeavesNoCache() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
      new MailboxFiles(folder.resolve("mailboxes")).write("silent", mailbox(silent));
      try (RunningProgram check = start("check", "silent")) {
        silent.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        silent.accept();
        check.terminate();
        check.awaitEnd();
      }
      assertThat(foldersLeft()).isEmpty();
    }
  }

  @Test
  void aSignalWhileTheFrameworkStartsLeavesNoCache() throws Exception {
    try (RunningProgram list = start("mailbox", "list")) {
      await().atMost(Duration.ofMinutes(1)).until(() -> !foldersLeft().isEmpty());
      list.terminate();
      list.awaitEnd();
    }
    assertThat(foldersLeft()).isEmpty();
  }

  @Test
  void aSignalWhileThePassphraseIsAskedForLeavesNoCache() throws Exception {
    try (PlainImapServer server = PlainImapServer.accepting(PASSWORD)) {
      new MailboxFiles(folder.resolve("mailboxes")).write("good", server.mailbox());
    }
    run(PASSWORD + "\n" + PASSPHRASE + "\n", "secret", "set", "good", "password");
    try (RunningProgram check = start("check", "good")) {
      check.awaitSaid("Passphrase");
      check.terminate();
      check.awaitEnd();
    }
    assertThat(foldersLeft()).isEmpty();
  }

  private Program.Outcome run(String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Program.javaCommand());
    command.add(1, ownCache());
    command.addAll(command(arguments));
    return Program.runCommand(command, input, java.util.Map.of());
  }

  private RunningProgram start(String... arguments) throws IOException {
    return RunningProgram.start(List.of(ownCache()), command(arguments));
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addAll(
        List.of(
            "--framework",
            framework,
            "--wrapping-key",
            "passphrase",
            "--lang",
            "en",
            "--mailboxes",
            folder.resolve("mailboxes").toString(),
            "--store",
            folder.resolve("store").toString()));
    return command;
  }

  private String ownCache() {
    return "-Dpostampel.cache=" + folder.resolve("cache");
  }

  /** The frameworks' folders that are still in the cache. */
  private List<String> foldersLeft() throws IOException {
    if (Files.notExists(folder.resolve("cache"))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder.resolve("cache"))) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(framework + "-"))
          .toList();
    }
  }

  private static java.util.Map<String, String> mailbox(ServerSocket server) {
    return java.util.Map.of(
        "name", "Silent",
        "address", "silent@firma.example",
        "provider", "generic",
        "incoming.host", "127.0.0.1",
        "incoming.port", String.valueOf(server.getLocalPort()),
        "incoming.security", "none",
        "outgoing.enabled", "false",
        "sign-in", "password");
  }
}
