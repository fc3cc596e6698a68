package org.postampel.check.internal.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postampel.check.StepId;

/** When each step began, by the clock that nobody sets. Safe for several threads. */
final class Clocks {

  private final Map<StepId, Long> started = new ConcurrentHashMap<>();

  void start(StepId step) {
    started.put(step, System.nanoTime());
  }

  Duration spent(StepId step) {
    Long start = started.get(step);
    return start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
  }

  Map<StepId, Duration> all() {
    Map<StepId, Duration> all = new HashMap<>();
    started.keySet().forEach(step -> all.put(step, spent(step)));
    return all;
  }
}
