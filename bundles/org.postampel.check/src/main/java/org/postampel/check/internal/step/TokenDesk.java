package org.postampel.check.internal.step;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;

/**
 * Hands out what the authority said about each protocol's token. It is asked once: the steps about
 * consent and token look at the same answer. For the account's lane only.
 */
final class TokenDesk {

  private final MailboxConfiguration mailbox;
  private final AccessTokenSource tokens;
  private final Map<MailProtocol, Supplier<AccessTokenOutcome>> known =
      new EnumMap<>(MailProtocol.class);

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

  private Supplier<AccessTokenOutcome> acquired(MailProtocol protocol) {
    try {
      AccessTokenOutcome outcome = tokens.acquire(mailbox, protocol);
      return () -> outcome;
    } catch (RuntimeException defect) {
      return () -> {
        throw defect;
      };
    }
  }
}
