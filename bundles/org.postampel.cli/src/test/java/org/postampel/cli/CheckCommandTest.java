package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckCommandTest {

  @TempDir Path folder;
  private Caller caller;
  private int closed;

  @BeforeEach
  void aClosedPort() throws IOException {
    caller = new Caller(folder);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
  }

  @Test
  void aMissingMailboxIsStatus66AndNothingIsChecked() throws Exception {
    caller.writeLocalMailbox("support", closed, closed);
    assertThat(caller.call("check", "support", "nobody")).isEqualTo(66);
    assertThat(caller.err()).contains("\"nobody\"");
    assertThat(caller.out()).isEmpty();
    assertThat(caller.call("check", "../support")).isEqualTo(66);
  }

  @Test
  void anEmptyFolderIsStatus66() {
    assertThat(caller.call("check", "--all")).isEqualTo(66);
    assertThat(caller.err()).contains(caller.mailboxes().toString(), "mailbox add");
  }

  @Test
  void aMalformedFileAloneIsStatus65WithAReportThatNamesTheLine() throws Exception {
    caller.writeMailbox("kaputt", "name = x", "pasword = y");
    assertThat(caller.call("check", "kaputt", "--json", "-")).isEqualTo(65);
    assertThat(caller.out())
        .contains("\"id\":\"account.settings\"", "\"light\":\"red\"", "kaputt.properties")
        .hasLineCount(1);
  }

  @Test
  void aMalformedFileAmongOthersIsARedMailboxAndTheOthersRun() throws Exception {
    caller.writeMailbox("kaputt", "name = x", "pasword = y");
    caller.writeLocalMailbox("support", closed, closed);
    assertThat(caller.call("check", "--all", "--json", "-")).isEqualTo(2);
    assertThat(caller.out().lines())
        .hasSize(2)
        .allMatch(
            line -> line.startsWith("{\"schema\":\"postampel-report/1\"") && line.endsWith("}"))
        .anyMatch(line -> line.contains("\"id\":\"kaputt\""))
        .anyMatch(line -> line.contains("\"id\":\"support\""));
    assertThat(caller.err()).contains("2 mailboxes: 0 green, 0 yellow, 2 red");
  }

  @Test
  void settingsThatCannotBeUsedAreRed() throws Exception {
    caller.writeMailbox("falsch", "name = x", "address = ohne-at", "provider = generic");
    assertThat(caller.call("check", "falsch")).isEqualTo(2);
    assertThat(caller.out()).contains("ohne-at");
  }

  @Test
  void whenNoServerCanBeReachedTheStatusIs69() throws Exception {
    caller.writeLocalMailbox("support", closed, closed);
    assertThat(caller.call("check", "support", "--lang", "de")).isEqualTo(69);
    assertThat(caller.out()).contains("Prüfung von Support", "Rot", "refused");
    assertThat(caller.err()).contains("Einstellungen: Grün");
    assertThat(caller.store()).as("a check makes no store").doesNotExist();
  }

  @Test
  void aReportGoesToAFileAndTheTextToStandardOutput() throws Exception {
    caller.writeLocalMailbox("support", closed, closed);
    Path file = folder.resolve("report.json");
    assertThat(caller.call("check", "support", "--json", file.toString())).isEqualTo(69);
    assertThat(caller.out()).contains("Check of").doesNotContain("postampel-report");
    assertThat(Files.readString(file)).startsWith("{\"schema\"").endsWith("}\n");
    assertThat(caller.call("check", "support", "--json", folder.resolve("no/where").toString()))
        .isEqualTo(74);
    assertThat(caller.err()).contains("could not be written");
  }

  @Test
  void anEphemeralCheckAsksForThePasswordOnceAndStoresNothing() throws Exception {
    caller.writeLocalMailbox("support", closed, closed);
    caller.environment("POSTAMPEL_WRAPPING_KEY", "").typing("geheim\n");
    assertThat(caller.call("check", "support", "--ephemeral", "--json", "-")).isEqualTo(69);
    assertThat(caller.err()).containsOnlyOnce("password of support:").doesNotContain("geheim");
    assertThat(caller.out()).contains("\"id\":\"account.secrets\"").doesNotContain("geheim");
    assertThat(caller.out()).contains("\"id\":\"account.secrets\",\"leg\":\"account\"");
    assertThat(caller.store()).as("a check makes no store").doesNotExist();
  }
}
