package org.postampel.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {

  private final Cancellation cancellation = new Cancellation();
  private final List<String> done = new ArrayList<>();

  @Test
  void cancellingRunsEveryActionOnce() {
    cancellation.onCancel(() -> done.add("first"));
    cancellation.onCancel(() -> done.add("second"));
    assertThat(cancellation.isCancelled()).isFalse();
    cancellation.cancel();
    cancellation.cancel();
    assertThat(cancellation.isCancelled()).isTrue();
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void whoComesTooLateIsCancelledAtOnce() {
    cancellation.cancel();
    cancellation.onCancel(() -> done.add("late")).close();
    assertThat(done).containsExactly("late");
  }

  @Test
  void finishedWorkIsForgotten() {
    Cancellation.Registration registration = cancellation.onCancel(() -> done.add("finished"));
    cancellation.onCancel(() -> done.add("running"));
    registration.close();
    registration.close();
    cancellation.cancel();
    assertThat(done).containsExactly("running");
  }

  @Test
  void anActionMayAskWhetherItIsCancelled() {
    cancellation.onCancel(() -> done.add(String.valueOf(cancellation.isCancelled())));
    cancellation.cancel();
    assertThat(done).containsExactly("true");
  }
}
