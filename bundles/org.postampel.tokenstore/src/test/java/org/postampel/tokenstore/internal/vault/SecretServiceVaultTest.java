package org.postampel.tokenstore.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * GNOME Keyring on a D-Bus session of the test's own; the group "vault" of
 * releng/setup/system-packages brings both.
 */
@Timeout(60)
class SecretServiceVaultTest {

  private static final String UNLOCKED =
      "printf pw | gnome-keyring-daemon --unlock --components=secrets > /dev/null; exec \"$@\"";

  @TempDir Path temporary;

  @BeforeEach
  void aPersonsFolders() throws IOException {
    for (String name : List.of("home", "run", "data", "temporary")) {
      Files.createDirectories(temporary.resolve(name));
    }
  }

  @Test
  void anUnlockedKeyringKeepsTheKeyForTheNextProcess() throws Exception {
    List<String> lines = inSession(UNLOCKED);
    assertThat(lines).element(1).isEqualTo("kept true, other false");
    assertThat(inSession(UNLOCKED, lines.get(0))).first().isEqualTo("found 32");
  }

  @Test
  void aLockedKeyringIsSaidToBeLockedWithinTwoSecondsAndNoWindowOpens() throws Exception {
    String reference = inSession(UNLOCKED).get(0);
    String locked = "gnome-keyring-daemon --start --components=secrets > /dev/null; exec \"$@\"";
    for (List<String> lines : List.of(inSession(locked), inSession(locked, reference))) {
      assertThat(lines).first().asString().startsWith("LOCKED");
      assertThat(Long.parseLong(lines.get(1))).isLessThan(2000);
    }
  }

  @Test
  void aSessionWithoutAKeyringHasNoVault() throws Exception {
    List<String> lines = inSession("exec \"$@\"");
    assertThat(lines).first().asString().startsWith("ABSENT");
    assertThat(Long.parseLong(lines.get(1))).isLessThan(2000);
  }

  @Test
  void withoutDBusThereIsNoVaultAndNoBusIsStarted() throws Exception {
    List<String> lines = run(List.of());
    assertThat(lines).first().isEqualTo("ABSENT: no D-Bus session");
    assertThat(Long.parseLong(lines.get(1))).isLessThan(2000);
  }

  @Test
  void theNativeLibraryIsUnpackedInTheCacheAndNowhereElse() throws Exception {
    inSession(UNLOCKED);
    assertThat(temporary.resolve("cache")).isDirectory();
    assertThat(temporary.resolve("temporary")).isEmptyDirectory();
    try (Stream<Path> files = Files.walk(temporary.resolve("home"))) {
      assertThat(files.filter(file -> file.toString().contains("jna"))).isEmpty();
    }
  }

  private List<String> inSession(String script, String... arguments) throws Exception {
    return run(List.of("dbus-run-session", "--", "sh", "-c", script, "session"), arguments);
  }

  private List<String> run(List<String> prefix, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("-Djava.io.tmpdir=" + temporary.resolve("temporary"));
    command.add("-XX:-UsePerfData");
    command.add(SecretServiceProgram.class.getName());
    command.add(temporary.resolve("cache").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
    environment.put("HOME", temporary.resolve("home").toString());
    environment.put("XDG_RUNTIME_DIR", temporary.resolve("run").toString());
    environment.put("XDG_DATA_HOME", temporary.resolve("data").toString());
    environment.put("XDG_CACHE_HOME", temporary.resolve("home").toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().toList();
  }
}
