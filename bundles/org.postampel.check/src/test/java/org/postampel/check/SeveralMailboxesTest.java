package org.postampel.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailboxId;

class SeveralMailboxesTest {

  private static final List<String> TWENTY =
      IntStream.range(0, 20).mapToObj(number -> "box-" + number).toList();

  @Test
  void reportsComeInTheOrderOfTheMailboxesWhicheverIsReadyFirst() {
    CountDownLatch lastBegan = new CountDownLatch(1);
    List<String> told = new ArrayList<>();

    List<CheckReport> reports =
        SeveralMailboxes.check(
            List.of("slow", "quick"),
            id -> {
              if (id.equals("quick")) {
                lastBegan.countDown();
              } else {
                await(lastBegan);
              }
              return report(id);
            },
            report -> told.add(report.mailbox().value()));

    assertThat(told).containsExactly("slow", "quick");
    assertThat(reports)
        .extracting(report -> report.mailbox().value())
        .containsExactly("slow", "quick");
  }

  @Test
  void neverMoreThanEightAreCheckedAtOnce() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch eight = new CountDownLatch(8);

    SeveralMailboxes.check(
        TWENTY,
        id -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          eight.countDown();
          await(eight);
          now.decrementAndGet();
          return report(id);
        },
        report -> {});

    assertThat(most).hasValue(8);
  }

  @Test
  void aDefectOfTheCheckReachesTheCaller() {
    assertThatThrownBy(
            () ->
                SeveralMailboxes.check(
                    TWENTY,
                    id -> {
                      throw new UnsupportedOperationException(id);
                    },
                    report -> {}))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private static CheckReport report(String id) {
    StepResult green =
        StepResult.green(
            StepId.ACCOUNT_SETTINGS,
            Sentence.of("proved.settings"),
            List.of(new Evidence(Evidence.Kind.SETTING, id)),
            Duration.ZERO);
    return new CheckReport(
        new MailboxId(id), id, id, Instant.EPOCH, Duration.ZERO, List.of(green), Map.of());
  }
}
