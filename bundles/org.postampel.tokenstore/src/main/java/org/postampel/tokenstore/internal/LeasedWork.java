package org.postampel.tokenstore.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.tokenstore.internal.Leases.Lease;

/** Work on one entry that nobody else does at the same time, on whatever machine. */
final class LeasedWork implements AutoCloseable {

  private static final long FIRST_PAUSE_MILLIS = 2;
  private static final long LONGEST_PAUSE_MILLIS = 250;
  private static final Duration RENEWAL = LeaseWatch.LENGTH.dividedBy(3);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

  private final Database database;
  private final Database.FirstWrite first;
  private final LongSupplier nanoTime;
  private final LeaseRenewal renewal = new LeaseRenewal();
  private final ReentrantReadWriteLock underWay = new ReentrantReadWriteLock();

  LeasedWork(Database database, Database.FirstWrite first, LongSupplier nanoTime) {
    this.database = database;
    this.first = first;
    this.nanoTime = nanoTime;
  }

  /** Waits for the lease, does the work, and gives the lease back. */
  <T> T holding(SecretName name, Supplier<T> work) {
    String id = SecretRows.id(name);
    String owner = UUID.randomUUID().toString();
    take(name, id, owner);
    underWay.readLock().lock();
    try {
      ScheduledFuture<?> renewing = renewal.every(RENEWAL, () -> renew(id, owner));
      try {
        return work.get();
      } finally {
        renewing.cancel(false);
        release(id, owner);
      }
    } finally {
      underWay.readLock().unlock();
    }
  }

  /**
   * Lets the work under way come to its end, because a refresh token that was answered and is not
   * stored is a sign-in lost; but only for a while, because a process that ends cannot wait long.
   */
  @Override
  public void close() {
    try {
      if (underWay.writeLock().tryLock(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        underWay.writeLock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    renewal.close();
  }

  private void take(SecretName name, String id, String owner) {
    if (writing(tables -> Leases.take(tables, id, owner))) {
      return;
    }
    LeaseWatch watch = new LeaseWatch(nanoTime);
    long pause = FIRST_PAUSE_MILLIS;
    while (!takeWhenOver(watch, id, owner)) {
      try {
        Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
      } catch (InterruptedException e) {
        throw NameLocks.interrupted(name, e);
      }
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }
  }

  /** Looks without locking anything, because looking is what a waiter mostly does. */
  private boolean takeWhenOver(LeaseWatch watch, String id, String owner) {
    Optional<Lease> lease = database.reading(tables -> Leases.find(tables, id)).flatMap(it -> it);
    if (lease.isEmpty()) {
      return writing(tables -> Leases.take(tables, id, owner));
    }
    long steps = watch.steps(lease.get());
    if (LeaseWatch.isEnded(lease.get(), steps)) {
      return writing(tables -> Leases.takeOver(tables, id, lease.get(), owner));
    }
    if (steps > 0) {
      writing(
          tables -> {
            Leases.wait(tables, id, lease.get(), steps);
            return id;
          });
    }
    return false;
  }

  private void renew(String id, String owner) {
    try {
      writing(
          tables -> {
            Leases.renew(tables, id, owner);
            return id;
          });
    } catch (TokenStoreException e) {
      // The next renewal may succeed; what is written at the end is compared with what was read.
      return;
    }
  }

  private void release(String id, String owner) {
    try {
      writing(
          tables -> {
            Leases.release(tables, id, owner);
            return id;
          });
    } catch (TokenStoreException e) {
      // A lease that cannot be given back ends by itself, and the real outcome must not be hidden.
      return;
    }
  }

  private <T> T writing(Database.Work<T> work) {
    return database.writing(first, work);
  }
}
