package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;

/**
 * Hands out what the authority said about each protocol's token. It is asked once: the steps about
 * consent and token look at the same answer. It is asked on a thread of its own, so that whoever
 * waits can stop waiting. For the account's lane only, except {@link #giveUp()} and {@link
 * #hasIssuedAll}.
 */
final class TokenDesk {

  private final MailboxConfiguration mailbox;
  private final AccessTokenSource tokens;
  private final Map<MailProtocol, Supplier<AccessTokenOutcome>> known =
      new EnumMap<>(MailProtocol.class);
  private final Set<MailProtocol> wanted;
  private final CompletableFuture<Boolean> all = new CompletableFuture<>();
  private volatile boolean silent;

  TokenDesk(MailboxConfiguration mailbox, AccessTokenSource tokens, List<MailProtocol> wanted) {
    this.mailbox = mailbox;
    this.tokens = tokens;
    this.wanted = Set.copyOf(wanted);
  }

  /**
   * Whether the authority has issued a token for every server; waits until that is decided.
   *
   * @param longest how long to wait
   */
  boolean hasIssuedAll(Duration longest) throws InterruptedException {
    try {
      return all.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException undecided) {
      return false;
    }
  }

  /** Decides what nobody has decided: no token will be issued. */
  void close() {
    all.complete(false);
  }

  /** The answer; a defect of the source is thrown each time it is asked for. */
  AccessTokenOutcome token(MailProtocol protocol) {
    AccessTokenOutcome outcome = known.computeIfAbsent(protocol, this::acquired).get();
    if (!(outcome instanceof AccessTokenOutcome.Granted)) {
      close();
    } else if (known.keySet().containsAll(wanted)) {
      all.complete(true);
    }
    return outcome;
  }

  /** The answer; empty when a defect of the source stands in its place. */
  Optional<AccessTokenOutcome> answer(MailProtocol protocol) {
    try {
      return Optional.of(token(protocol));
    } catch (RuntimeException defect) {
      return Optional.empty();
    }
  }

  /** Remembers that nobody waits for an answer any more; from any thread. */
  void giveUp() {
    silent = true;
    close();
  }

  /** Whether no answer came in time. */
  boolean isSilent() {
    return silent;
  }

  private Supplier<AccessTokenOutcome> acquired(MailProtocol protocol) {
    FutureTask<AccessTokenOutcome> asked =
        new FutureTask<>(() -> tokens.acquire(mailbox, protocol));
    Thread thread = new Thread(asked, "postampel-check-" + mailbox.id() + "-token");
    thread.setDaemon(true);
    thread.start();
    try {
      AccessTokenOutcome outcome = asked.get();
      return () -> outcome;
    } catch (InterruptedException nobodyWaits) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return failing(new IllegalStateException("no token in time", nobodyWaits));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return failing((RuntimeException) e.getCause()); // acquiring throws no other exception
    }
  }

  private static Supplier<AccessTokenOutcome> failing(RuntimeException defect) {
    return () -> {
      throw defect;
    };
  }
}
