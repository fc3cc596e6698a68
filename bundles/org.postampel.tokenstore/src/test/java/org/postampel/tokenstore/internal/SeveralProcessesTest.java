package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.unchosen;
import static org.postampel.tokenstore.internal.Stores.withKeyFile;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStore.Change;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

@Timeout(120)
class SeveralProcessesTest {

  @TempDir Path temporary;

  @Test
  void twoProcessesThatStartAtOnceLoseNoneOfTheirChanges() throws Exception {
    List<Process> processes =
        List.of(
            OtherProcess.start(List.of(), folder(), "count", "200"),
            OtherProcess.start(List.of(), folder(), "count", "200"));
    for (Process process : processes) {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    try (TokenStore store = unchosen(folder())) {
      assertThat(text(store, SUPPORT)).contains("400");
    }
  }

  @Test
  void threadsAndStoresOfOneProcessLoseNoneOfTheirChanges() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (TokenStore one = withKeyFile(folder());
        TokenStore two = withKeyFile(folder())) {
      List<Future<?>> all = new ArrayList<>();
      for (TokenStore store : List.of(one, one, two, two)) {
        all.add(threads.submit(() -> OtherProcess.count(store, 25)));
      }
      for (Future<?> each : all) {
        each.get();
      }
      assertThat(text(one, SUPPORT)).contains("100");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aWriterThatIsKilledLosesNothingItAcknowledged() throws Exception {
    int acknowledged = -1;
    for (int kill = 0; kill < 3; kill++) {
      Process writer = OtherProcess.start(List.of(), folder(), "write");
      int last = -1;
      try (BufferedReader lines = writer.inputReader()) {
        for (int i = 0; i < 40 + kill * 17; i++) {
          last = Integer.parseInt(lines.readLine());
        }
        // Through the handle, because the process itself would close the stream as well.
        writer.toHandle().destroyForcibly();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          last = line.matches("\\d+") ? Integer.parseInt(line) : last;
        }
      }
      acknowledged = Math.max(acknowledged, last);
      try (TokenStore store = unchosen(folder())) {
        for (int i = 0; i <= acknowledged; i++) {
          SecretName name = SecretName.password(new MailboxId("m" + i));
          assertThat(text(store, name)).as("entry " + i).contains("geheim " + i);
        }
      }
    }
    assertThat(acknowledged).isGreaterThanOrEqualTo(73);
  }

  @Test
  void theLeaseOfADeadProcessEndsWithItsTimeAndNotEarlier() throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "1");
    }
    Process holder = OtherProcess.start(List.of(), folder(), "hold");
    try (BufferedReader lines = holder.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("held");
    }
    holder.destroyForcibly().waitFor();

    try (TokenStore store = unchosen(folder())) {
      CompletableFuture<String> waiting = new CompletableFuture<>();
      Thread thread = new Thread(() -> complete(waiting, store));
      thread.start();
      assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      thread.interrupt();
      assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(TokenStoreException.class)
          .hasRootCauseInstanceOf(InterruptedException.class);
    }
    try (TokenStore store = Stores.withFastTime(folder())) {
      assertThat(OtherProcess.increment(store)).isEqualTo("1");
      assertThat(text(store, SUPPORT)).contains("2");
    }
  }

  @Test
  void clocksThatDifferByHoursDoNotEndALease() throws Exception {
    Clock future = Clock.offset(Clock.systemUTC(), Duration.ofHours(7));
    Clock past = Clock.offset(Clock.systemUTC(), Duration.ofHours(-7));
    try (TokenStore behind = TokenStores.open(folder(), WrappingKeyChoice.FILE, past);
        TokenStore ahead = TokenStores.open(folder(), WrappingKeyChoice.FILE, future)) {
      put(behind, SUPPORT, "0");
      Thread other = new Thread(() -> OtherProcess.count(behind, 20));
      other.start();
      OtherProcess.count(ahead, 20);
      other.join();
      assertThat(text(ahead, SUPPORT)).contains("40");
    }
  }

  @Test
  void whoLostTheLeaseDoesNotOverwriteWhatCameAfterIt() throws Exception {
    try (TokenStore slow = withKeyFile(folder());
        TokenStore store = Stores.withFastTime(folder())) {
      put(slow, SUPPORT, "1");
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch done = new CountDownLatch(1);
      Thread holder =
          new Thread(
              () ->
                  slow.exclusively(
                      SUPPORT,
                      current -> {
                        held.countDown();
                        await(done);
                        return new Change<>(Optional.of(Secret.ofText("late")), "");
                      }));
      holder.start();
      held.await();
      assertThat(OtherProcess.increment(store)).isEqualTo("1");
      done.countDown();
      holder.join();
      assertThat(text(store, SUPPORT)).contains("2");
    }
  }

  @Test
  void closingWaitsForAChangeThatIsUnderWay() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    TokenStore store = withKeyFile(folder());
    put(store, SUPPORT, "1");
    FutureTask<String> change =
        new FutureTask<>(
            () ->
                store.exclusively(
                    SUPPORT,
                    current -> {
                      held.countDown();
                      await(done);
                      return new Change<>(Optional.of(Secret.ofText("2")), "stored");
                    }));
    new Thread(change).start();
    held.await();
    Thread closer = new Thread(store::close);
    closer.start();
    Awaitility.await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
    done.countDown();
    assertThat(change.get(30, TimeUnit.SECONDS)).isEqualTo("stored");
    closer.join();
    try (TokenStore again = withKeyFile(folder())) {
      assertThat(text(again, SUPPORT)).contains("2");
      assertThat(OtherProcess.increment(again)).isEqualTo("2");
    }
    assertThatThrownBy(() -> store.exclusively(SUPPORT, now -> new Change<>(now, "")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anEntryRemovedDuringAChangeStaysRemoved() {
    try (TokenStore store = withKeyFile(folder());
        TokenStore other = withKeyFile(folder())) {
      put(store, SUPPORT, "1");
      store.exclusively(
          SUPPORT,
          current -> {
            assertThat(other.remove(SUPPORT)).isTrue();
            return new Change<>(Optional.of(Secret.ofText("2")), "");
          });
      assertThat(store.read(SUPPORT)).isEmpty();
    }
  }

  @Test
  void aFailingDecisionGivesTheLeaseBackAndChangesNothing() {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "1");
      assertThatThrownBy(
              () ->
                  store.exclusively(
                      SUPPORT,
                      current -> {
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
      assertThat(OtherProcess.increment(store)).isEqualTo("1");
    }
  }

  @Test
  void aFullDiskIsReportedAndTheFormerSecretStaysReadable() throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "alt");
    }
    String large = "large";
    List<String> answer =
        answer(OtherProcess.start(limitedTo("ulimit -f 8192"), folder(), "try", large));
    assertThat(answer).containsExactly("before alt", "refused CANNOT_WRITE", "after alt");
    try (TokenStore store = unchosen(folder())) {
      assertThat(text(store, SUPPORT)).contains("alt");
    }
  }

  @Test
  void aReadOnlyFolderIsReadAndNotWritten() throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "alt");
    }
    Files.createDirectories(temporary.resolve("cache"));
    Files.setPosixFilePermissions(
        folder(), java.nio.file.attribute.PosixFilePermissions.fromString("r-x------"));
    try {
      List<String> answer = answer(OtherProcess.start(withoutRootsRight(), folder(), "try", "neu"));
      assertThat(answer).containsExactly("before alt", "refused CANNOT_WRITE", "after alt");
    } finally {
      Files.setPosixFilePermissions(
          folder(), java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws Exception {
    Files.writeString(temporary.resolve("file"), "");
    try (TokenStore store = withKeyFile(temporary.resolve("file").resolve("store"))) {
      assertThatThrownBy(() -> put(store, SUPPORT, "geheim"))
          .isInstanceOfSatisfying(
              TokenStoreException.class,
              failure ->
                  assertThat(TokenStores.sentence(failure, Locale.ENGLISH))
                      .contains(temporary.resolve("file") + " is a file"));
      assertThatThrownBy(store::status).isInstanceOf(TokenStoreException.class);
    }
  }

  private Path folder() {
    return temporary.resolve("store");
  }

  private static void complete(CompletableFuture<String> future, TokenStore store) {
    try {
      future.complete(OtherProcess.increment(store));
    } catch (RuntimeException e) {
      future.completeExceptionally(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> limitedTo(String limit) {
    return List.of("bash", "-c", limit + "; exec \"$@\"", "limited");
  }

  /** Root may write into every folder; then that right is taken from the process. */
  private static List<String> withoutRootsRight() {
    return System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
        : List.of();
  }

  private static List<String> answer(Process process) throws Exception {
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return all.lines().toList();
  }
}
