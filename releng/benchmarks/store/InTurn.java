package org.postampel.benchmark;

import java.util.Arrays;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What SQLite alone and the store took in one iteration, when one operation of each follows the
 * other. Both meet the same disk and the same other work on the machine, so that their ratio is
 * that of the code; in two halves, one after the other, it is also that of two moments.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class InTurn {

  private long[] alone = new long[1 << 16];
  private long[] store = new long[1 << 16];
  private int operations;

  /** Forgets the iteration before. */
  @Setup(Level.Iteration)
  public void clear() {
    operations = 0;
  }

  void add(long begin, long middle, long end) {
    if (operations == alone.length) {
      alone = Arrays.copyOf(alone, 2 * operations);
      store = Arrays.copyOf(store, 2 * operations);
    }
    alone[operations] = middle - begin;
    store[operations] = end - middle;
    operations++;
  }

  /** The median of SQLite alone, in nanoseconds. */
  public double alone() {
    return median(alone);
  }

  /** The median of the store, in nanoseconds. */
  public double store() {
    return median(store);
  }

  private double median(long[] nanos) {
    long[] sorted = Arrays.copyOf(nanos, operations);
    Arrays.sort(sorted);
    return operations == 0 ? 0 : sorted[operations / 2];
  }
}
