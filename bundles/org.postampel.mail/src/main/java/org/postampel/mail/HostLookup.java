package org.postampel.mail;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.postampel.core.task.Cancellation;

/**
 * Looks up host names within a time limit. Java's own look-up cannot be interrupted, so it runs on
 * a daemon thread that is left to its fate when the limit is reached. Safe for several threads.
 */
public final class HostLookup {

  /**
   * How the C library (glibc, BSD) and Windows say "try again": the one place where Java passes on
   * that the service failed and not the name.
   */
  private static final Pattern TEMPORARY =
      Pattern.compile("(?i)temporary (failure|error)|try again|server failed");

  private final HostResolver resolver;

  private HostLookup(HostResolver resolver) {
    this.resolver = Objects.requireNonNull(resolver);
  }

  /** A look-up that asks the given resolver. */
  public static HostLookup of(HostResolver resolver) {
    return new HostLookup(resolver);
  }

  /**
   * The addresses of the host, or why there are none. Blocks until then.
   *
   * @param host a host name, umlauts allowed (IDNA 2003), or a literal address
   * @param limit more than nothing
   * @param cancellation ends the wait at once; so does interrupting the thread
   */
  public LookupOutcome lookUp(String host, Duration limit, Cancellation cancellation) {
    String ascii;
    try {
      ascii = IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      return new LookupOutcome.NotFound(host + ": not a host name");
    }
    CompletableFuture<LookupOutcome> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> answer.complete(ask(ascii)), "postampel-lookup");
    thread.setDaemon(true);
    try (Cancellation.Registration registration =
        cancellation.onCancel(() -> answer.complete(new LookupOutcome.Cancelled()))) {
      Objects.requireNonNull(registration);
      if (!answer.isDone()) {
        thread.start();
      }
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new LookupOutcome.TimedOut(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new LookupOutcome.Cancelled();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the look-up ended with a defect", e.getCause());
    }
  }

  private LookupOutcome ask(String host) {
    try {
      List<InetAddress> addresses = resolver.addressesOf(host);
      return addresses.isEmpty()
          ? new LookupOutcome.NotFound(host)
          : new LookupOutcome.Found(addresses);
    } catch (UnknownHostException e) {
      String literal = String.valueOf(e.getMessage());
      return TEMPORARY.matcher(literal).find()
          ? new LookupOutcome.Unanswered(literal)
          : new LookupOutcome.NotFound(literal);
    } catch (RuntimeException e) {
      return new LookupOutcome.NotFound(e.toString());
    }
  }
}
