package org.postampel.benchmark;

import java.util.Arrays;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What two things that are compared took in one iteration, when one operation of each follows the
 * other: SQLite alone and the store, or a small store and a large one. Both meet the same disk and
 * the same other work on the machine, so that their ratio is that of the code; in two halves, one
 * after the other, it is also that of two moments.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class InTurn {

  private long[] peer = new long[1 << 16];
  private long[] ours = new long[1 << 16];
  private int operations;

  /** Forgets the iteration before. */
  @Setup(Level.Iteration)
  public void clear() {
    operations = 0;
  }

  void add(long begin, long middle, long end) {
    if (operations == peer.length) {
      peer = Arrays.copyOf(peer, 2 * operations);
      ours = Arrays.copyOf(ours, 2 * operations);
    }
    peer[operations] = middle - begin;
    ours[operations] = end - middle;
    operations++;
  }

  /** The median of SQLite alone or of the small store, in nanoseconds. */
  public double peer() {
    return median(peer);
  }

  /** The median of the store or of the large store, in nanoseconds. */
  public double ours() {
    return median(ours);
  }

  private double median(long[] nanos) {
    long[] sorted = Arrays.copyOf(nanos, operations);
    Arrays.sort(sorted);
    return operations == 0 ? 0 : sorted[operations / 2];
  }
}
