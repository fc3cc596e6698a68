package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own: what only a process can show. */
@Timeout(60)
class MainTest {

  @TempDir Path folder;

  @Test
  void aSignalCancelsTheCheckWhichStillPrintsItsReport() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Caller files = new Caller(folder);
      files.writeLocalMailbox("stumm", silent.getLocalPort(), silent.getLocalPort());
      files.typing("geheim\n").call("secret", "set", "stumm", "password");
      Process check =
          start(
              "check",
              "stumm",
              "--json",
              "-",
              "--mailboxes",
              files.mailboxes().toString(),
              "--store",
              files.store().toString());
      try (BufferedReader progress = check.errorReader()) {
        String line = progress.readLine();
        while (line != null && !line.contains("connection")) {
          line = progress.readLine();
        }
        assertThat(line).as("the connection stands").isNotNull();
        check.toHandle().destroy();
        String out = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(out).startsWith("{\"schema\"").contains("\"reason\":\"cancelled\"");
      }
      assertThat(check.exitValue()).as("not decided").isEqualTo(3);
    }
  }

  @Test
  void theDemoEndsWithASignalAndLeavesNoTemporaryFolder() throws Exception {
    Process demo = start("demo");
    try (BufferedReader said = demo.inputReader()) {
      String line = said.readLine();
      while (line != null && !line.contains("check --all")) {
        line = said.readLine();
      }
      assertThat(line).as("how to check").isNotNull();
    }
    Path temporary = onlyEntry(folder.resolve("cache"), "demo-");
    demo.toHandle().destroy();
    assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).isZero();
    assertThat(temporary).doesNotExist();
  }

  @Test
  void umlautsAreUtf8WhereNobodyLooks() throws Exception {
    Process help = start("check", "--help", "--lang", "de");
    String out = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(help.waitFor()).isZero();
    assertThat(out).contains("Prüft Postfächer");
  }

  @Test
  void aFrameworkWithoutADistributionIsRefusedInASentence() throws Exception {
    Process check = start("check", "x", "--framework", "felix");
    String err = new String(check.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).isEqualTo(69);
    assertThat(err).contains("./run").doesNotContain("Exception");
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dpostampel.cache=" + folder.resolve("cache"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LANG", "C");
    builder.environment().remove("LC_ALL");
    return builder.start();
  }

  private static Path onlyEntry(Path parent, String prefix) throws IOException {
    try (java.util.stream.Stream<Path> all = java.nio.file.Files.list(parent)) {
      List<Path> found =
          all.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
