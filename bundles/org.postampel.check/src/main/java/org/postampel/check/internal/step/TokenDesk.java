package org.postampel.check.internal.step;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;

/**
 * Hands out what the authority said about each protocol's token. It is asked once: the steps about
 * consent and token look at the same answer. It is asked on a thread of its own, so that whoever
 * waits can stop waiting. For the account's lane only, except {@link #giveUp()}.
 */
final class TokenDesk {

  private final MailboxConfiguration mailbox;
  private final AccessTokenSource tokens;
  private final Map<MailProtocol, Supplier<AccessTokenOutcome>> known =
      new EnumMap<>(MailProtocol.class);
  private volatile boolean silent;

  TokenDesk(MailboxConfiguration mailbox, AccessTokenSource tokens) {
    this.mailbox = mailbox;
    this.tokens = tokens;
  }

  /** The answer; a defect of the source is thrown each time it is asked for. */
  AccessTokenOutcome token(MailProtocol protocol) {
    return known.computeIfAbsent(protocol, this::acquired).get();
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
