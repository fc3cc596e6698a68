package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.tokenstore.internal.Stores.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;

/**
 * Several processes write into one store and are killed at random moments, from their first breath
 * on. The store is opened again in this process, which is warm.
 */
@Timeout(1800)
class KilledWritersTest {

  private static final int KILLS = ProofSize.of(50, 500);
  private static final int AT_ONCE = 5;
  private static final int LONGEST_LIFE_MILLIS = 1_000;

  @TempDir Path temporary;
  private final Random random = new Random();
  private final TreeMap<String, Integer> acknowledged = new TreeMap<>();
  private final List<Long> reopenMillis = new ArrayList<>();

  @Test
  void noAcknowledgedWriteIsLostNoRowUnreadableNoLockLeftAndTheStoreOpensAtOnce() throws Exception {
    Path folder = temporary.resolve("store");
    warmUp();
    for (int killed = 0; killed < KILLS; killed += AT_ONCE) {
      List<KilledWriter> writers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        writers.add(KilledWriter.start(folder, "w" + (killed + i)));
      }
      for (KilledWriter writer : writers) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        writer.kill();
        assertThat(writer.acknowledged()).as("words of " + writer.id()).isNotEqualTo(-2);
        acknowledged.put(writer.id(), writer.acknowledged());
      }
      reopen(folder, killed);
    }
    int writes = acknowledged.values().stream().mapToInt(last -> last + 1).sum();
    Collections.sort(reopenMillis);
    long median = reopenMillis.get(reopenMillis.size() / 2);
    System.out.printf(
        "kills %d, acknowledged writes %d, reopen median %d ms, max %d ms%n",
        acknowledged.size(), writes, median, reopenMillis.get(reopenMillis.size() - 1));
    assertThat(writes).isGreaterThan(KILLS);
    assertThat(reopenMillis).as("milliseconds to open again").allMatch(millis -> millis <= 200);
  }

  /** Loads the library of the database, which a program does once. */
  private void warmUp() {
    try (TokenStore store = Stores.withKeyFile(temporary.resolve("warm"))) {
      Stores.put(store, Stores.SUPPORT, "1");
      assertThat(text(store, Stores.SUPPORT)).contains("1");
    }
  }

  private void reopen(Path folder, int round) throws InterruptedException {
    long start = System.nanoTime();
    try (TokenStore store = Stores.withKeyFile(folder)) {
      SecretName mine = KilledWriter.name("test", 0);
      assertThat(text(store, mine).orElse("0")).isEqualTo(String.valueOf(round));
      reopenMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));

      // No lock is left: the next writer does not wait.
      Stores.put(store, mine, String.valueOf(round + AT_ONCE));
      acknowledged.forEach((writer, last) -> requireAcknowledged(store, writer, last));
      for (SecretName name : store.names()) {
        assertThat(text(store, name)).as(name.owner()).isPresent();
      }
    }
  }

  private static void requireAcknowledged(TokenStore store, String writer, int last) {
    for (int number = last; number >= 0 && number > last - KilledWriter.SLOTS; number--) {
      String content = text(store, KilledWriter.name(writer, number)).orElse("(missing)");
      int later = number + KilledWriter.SLOTS;
      // What was written and not yet said may be there, and nothing else.
      assertThat(content)
          .as(writer + " " + number)
          .isIn(KilledWriter.content(writer, number), KilledWriter.content(writer, later));
    }
  }
}
