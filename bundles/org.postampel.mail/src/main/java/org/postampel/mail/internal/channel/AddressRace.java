package org.postampel.mail.internal.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.ConnectAttempt;

/**
 * Connects to the first of several addresses that answers: each one begins a quarter of a second
 * after the one before it, or at once when that one failed (RFC 8305, section 5). The others are
 * closed. A race is run once.
 */
public final class AddressRace {

  private static final Duration HEAD_START = Duration.ofMillis(250);
  private static final String NOT_WAITED_FOR = "no answer before another address";

  private final Cancellation cancellation;
  private final long end;
  private final List<Runner> runners = new ArrayList<>();
  private final BlockingQueue<Runner> arrivals = new LinkedBlockingQueue<>();
  private Runner winner;

  /**
   * A race.
   *
   * @param addresses at least one, in the order in which they should be tried
   * @param port the port of all of them
   * @param limit how long all of them together may take
   * @param cancellation closes all sockets of the race at once
   */
  public AddressRace(
      List<InetAddress> addresses, int port, Duration limit, Cancellation cancellation) {
    this.cancellation = Objects.requireNonNull(cancellation);
    this.end = System.nanoTime() + limit.toNanos();
    addresses.forEach(address -> runners.add(new Runner(new InetSocketAddress(address, port))));
  }

  private final class Runner implements Runnable {
    private final InetSocketAddress address;
    private DeadlineSocket socket;
    private volatile long begin;
    private volatile Duration duration;
    private volatile IOException trouble;

    Runner(InetSocketAddress address) {
      this.address = address;
    }

    void prepare() throws IOException {
      socket = new DeadlineSocket();
      begin = System.nanoTime();
    }

    @Override
    public void run() {
      try {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - begin);
        socket.connect(address, (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis)));
      } catch (IOException e) {
        trouble = e;
        closeQuietly(socket);
      }
      duration = Duration.ofNanos(System.nanoTime() - begin);
      arrivals.add(this);
    }

    void close() {
      if (socket != null) {
        closeQuietly(socket);
      }
    }
  }

  /** Runs the race and blocks until somebody answered or nobody can any more. */
  public void run() throws IOException {
    try (Cancellation.Registration wish = cancellation.onCancel(this::closeAll)) {
      Objects.requireNonNull(wish);
      race();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      runners.stream().filter(runner -> runner != winner).forEach(Runner::close);
    }
  }

  /** The connected socket, the caller's to close; empty when nobody answered. */
  public Optional<DeadlineSocket> socket() {
    return Optional.ofNullable(winner).map(runner -> runner.socket);
  }

  /** The addresses that were tried, in order, the one that answered last. */
  public List<ConnectAttempt> attempts() {
    List<ConnectAttempt> attempts = new ArrayList<>();
    runners.stream()
        .filter(runner -> runner.socket != null && runner != winner)
        .forEach(runner -> attempts.add(attempt(runner)));
    Optional.ofNullable(winner)
        .ifPresent(runner -> attempts.add(new ConnectAttempt(runner.address, runner.duration, "")));
    return attempts;
  }

  /** What Java said about the addresses that failed. */
  public List<IOException> troubles() {
    return runners.stream().map(runner -> runner.trouble).filter(Objects::nonNull).toList();
  }

  private void race() throws IOException, InterruptedException {
    int started = 0;
    int failed = 0;
    while (winner == null && failed < runners.size() && !cancellation.isCancelled()) {
      if (started < runners.size()) {
        start(runners.get(started), runners.size() == 1);
        started++;
      }
      Runner arrived = arrivals.poll(wait(started), TimeUnit.NANOSECONDS);
      if (arrived == null && started == runners.size()) {
        return;
      } else if (arrived != null && arrived.trouble == null) {
        winner = arrived;
      } else if (arrived != null) {
        failed++;
      }
    }
  }

  /** Until the next address begins; for the last one a little longer than its socket waits. */
  private long wait(int started) {
    long left = Math.max(0, end - System.nanoTime());
    return started < runners.size()
        ? Math.min(left, HEAD_START.toNanos())
        : left + HEAD_START.toNanos();
  }

  private void start(Runner runner, boolean alone) throws IOException {
    synchronized (this) {
      runner.prepare();
      if (cancellation.isCancelled()) {
        runner.close();
      }
    }
    if (alone) {
      runner.run();
      return;
    }
    Thread thread = new Thread(runner, "postampel-connect");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void closeAll() {
    runners.forEach(Runner::close);
  }

  private static ConnectAttempt attempt(Runner runner) {
    Duration duration =
        runner.duration != null
            ? runner.duration
            : Duration.ofNanos(System.nanoTime() - runner.begin);
    String literal =
        runner.trouble != null ? String.valueOf(runner.trouble.getMessage()) : NOT_WAITED_FOR;
    return new ConnectAttempt(runner.address, duration, literal);
  }

  private static void closeQuietly(DeadlineSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing more can be done for it.
    }
  }
}
