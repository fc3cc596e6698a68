package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postampel.tokenstore.internal.Leases.Lease;

class LeaseWatchTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final LeaseWatch watch = new LeaseWatch(now::get);

  @Test
  void onlyWholeStepsWithoutAnyChangeCount() {
    Lease lease = new Lease("one", 0, 0);
    assertThat(watch.steps(lease)).isZero();
    pass(999);
    assertThat(watch.steps(lease)).isZero();
    pass(1);
    assertThat(watch.steps(lease)).isEqualTo(1);
  }

  @Test
  void aRenewalOrAnotherWaitersStepBeginsTheCountAnew() {
    watch.steps(new Lease("one", 0, 0));
    pass(900);
    assertThat(watch.steps(new Lease("one", 1, 0))).isZero();
    pass(900);
    assertThat(watch.steps(new Lease("one", 1, 1))).isZero();
    pass(900);
    assertThat(watch.steps(new Lease("two", 1, 1))).isZero();
  }

  @Test
  void aWaiterThatWasAsleepDoesNotEndALeaseAtOnce() {
    Lease lease = new Lease("one", 3, 0);
    watch.steps(lease);
    pass(3_600_000);
    long steps = watch.steps(lease);
    assertThat(steps).isEqualTo(5);
    assertThat(LeaseWatch.isEnded(lease, steps)).isFalse();
  }

  @Test
  void whatEarlierWaitersCountedIsNotLost() {
    assertThat(LeaseWatch.isEnded(new Lease("one", 0, 28), 1)).isFalse();
    assertThat(LeaseWatch.isEnded(new Lease("one", 0, 29), 1)).isTrue();
  }

  private void pass(long millis) {
    now.addAndGet(millis * 1_000_000);
  }
}
