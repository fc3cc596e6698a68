package org.postampel.testkit.server;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;

/**
 * A server on 127.0.0.1 that plays a {@link Script} and remembers the dialogue.
 *
 * <p>The n-th connection plays the n-th script; further connections play the last one.
 */
public final class ScriptedServer implements Closeable {
  private final List<Script> scripts;
  private final Transcript transcript = new Transcript();
  private final AtomicInteger next = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final LineServer server;
  private int done;

  private ScriptedServer(
      LineServer.Protection protection, Optional<SSLContext> context, List<Script> scripts)
      throws IOException {
    if (scripts.isEmpty()) {
      throw new IllegalArgumentException("a scripted server needs a script");
    }
    this.scripts = List.copyOf(scripts);
    this.server = LineServer.start("scripted", 0, protection, context, this::play);
  }

  /**
   * Starts a server without TLS.
   *
   * @param scripts at least one
   * @throws IOException if no port can be opened
   */
  public static ScriptedServer plain(Script... scripts) throws IOException {
    return new ScriptedServer(LineServer.Protection.NONE, Optional.empty(), List.of(scripts));
  }

  /**
   * Starts a server that speaks TLS at once.
   *
   * @param context see {@code ServerCertificate.serverContext()}
   * @param scripts at least one
   * @throws IOException if no port can be opened
   */
  public static ScriptedServer tls(SSLContext context, Script... scripts) throws IOException {
    return new ScriptedServer(LineServer.Protection.TLS, Optional.of(context), List.of(scripts));
  }

  /**
   * Starts a server whose scripts may use the step {@code startTls()}.
   *
   * @param context see {@code ServerCertificate.serverContext()}
   * @param scripts at least one
   * @throws IOException if no port can be opened
   */
  public static ScriptedServer startTls(SSLContext context, Script... scripts) throws IOException {
    return new ScriptedServer(
        LineServer.Protection.STARTTLS, Optional.of(context), List.of(scripts));
  }

  /** Returns the literal address of the server, "127.0.0.1". */
  public String host() {
    return server.host();
  }

  /** Returns the port, 1 to 65535. */
  public int port() {
    return server.port();
  }

  /** Returns how many clients have connected so far. */
  public int connections() {
    return server.connections();
  }

  /** Returns the lines of all clients so far, in order, without line ends. */
  public List<String> received() {
    return transcript.fromClient();
  }

  /** Returns the dialogue so far: lines that start with "S: ", "C: " or "-- ". */
  public List<String> transcript() {
    return transcript.lines();
  }

  /**
   * Returns whether all scripts have come to their end within a time.
   *
   * @param longest how long to wait
   */
  public boolean awaitEnd(Duration longest) {
    long left = longest.toNanos();
    lock.lock();
    try {
      while (done < scripts.size()) {
        if (left <= 0) {
          return false;
        }
        left = ended.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Fails unless every script was played to its end as written; waits up to five seconds for that.
   *
   * @throws AssertionError with the transcript
   */
  public void verify() {
    boolean complete = awaitEnd(Duration.ofSeconds(5));
    List<String> deviations = transcript.deviations();
    if (!complete || !deviations.isEmpty()) {
      String what =
          deviations.isEmpty() ? "the dialogue did not come to its end" : deviations.get(0);
      throw new AssertionError(what + "\n" + String.join("\n", transcript.lines()));
    }
  }

  /** Stops the server and ends its connections. */
  @Override
  public void close() throws IOException {
    server.close();
  }

  private void play(LineConnection connection) throws IOException {
    int number = next.getAndIncrement();
    Script script = scripts.get(Math.min(number, scripts.size() - 1));
    try {
      new Play(connection, transcript).perform(script);
    } catch (Play.Deviation e) {
      transcript.deviation(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      transcript.note("connection ended: " + e.getMessage());
      throw e;
    } finally {
      lock.lock();
      try {
        done++;
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Returns where the server listens. */
  @Override
  public String toString() {
    return "scripted server on port " + port();
  }
}
