package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.cli.internal.work.PlainComposition;

/** The demo runs in one thread, as in one terminal; the checks come from another. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class DemoCommandTest {

  @TempDir static Path folder;
  private final ExecutorService terminal = Executors.newSingleThreadExecutor();
  private final PipedOutputStream keyboard = new PipedOutputStream();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private CompletableFuture<Integer> running;

  @BeforeAll
  void startTheDemo() throws Exception {
    PipedInputStream input = new PipedInputStream(keyboard);
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    running =
        CompletableFuture.supplyAsync(
            () ->
                PostampelCommandLine.run(
                    new String[] {"demo", folder.toString()},
                    input,
                    out,
                    out,
                    Map.of(),
                    PlainComposition.standard()),
            terminal);
    await().atMost(Duration.ofSeconds(60)).until(() -> said().contains("./run check --all"));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @AfterAll
  void theDemoEndsWithItsInput() throws Exception {
    keyboard.write('\n');
    keyboard.close();
    assertThat(running.get()).isZero();
    assertThat(said()).contains("support", "should be Red");
    terminal.shutdown();
  }

  @Test
  void aSharedMailboxIsGreenWithOneOpenPoint() {
    Caller caller = new Caller(folder);
    assertThat(caller.call("check", "support", "--json", "-")).as(caller.err()).isZero();
    assertThat(caller.out()).contains("\"light\":\"green\",\"open\":1,").hasLineCount(1);
  }

  @Test
  void anOpenPointIsStatus1WhenStrict() {
    assertThat(new Caller(folder).call("check", "support", "--strict")).isEqualTo(1);
  }

  @Test
  void aCertificateThatEndsSoonIsStatus1() {
    assertThat(new Caller(folder).call("check", "rechnung-zertifikat")).isEqualTo(1);
  }

  @Test
  void aPersonWithoutRightsIsStatus2AndTheReportNamesThePermission() {
    Caller caller = new Caller(folder);
    assertThat(caller.call("check", "support-carla", "support")).isEqualTo(2);
    assertThat(caller.out()).contains("User is authenticated but not connected");
    assertThat(caller.err()).contains("2 mailboxes: 1 green, 0 yellow, 1 red");
  }

  @Test
  void theStoreOfTheDemoIsProtectedAndHoldsNoTokenInClear() throws Exception {
    Caller caller = new Caller(folder);
    assertThat(caller.call("secret", "status")).isZero();
    assertThat(caller.out()).contains("key file", "sign-in of anna");
    for (String name : new String[] {"store.db", "store.db-wal"}) {
      Path file = folder.resolve("store").resolve(name);
      if (Files.exists(file)) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("refresh_token", "RefreshToken", "eyJ");
      }
    }
  }

  @Test
  void theDemoCheckShowsEveryLightAsItShouldBe() {
    Caller caller = new Caller(folder.resolve("other"));
    assertThat(caller.callExactly("demo", "--check")).as(caller.out()).isZero();
    assertThat(caller.out())
        .contains("● Green", "▲ Yellow", "◆ Red", "○ Grey", "support-carla: Red, as it should be");
  }
}
