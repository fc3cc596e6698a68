package org.postampel.check.internal.step;

import java.util.EnumMap;
import java.util.Map;
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
  private final Map<MailProtocol, AccessTokenOutcome> known = new EnumMap<>(MailProtocol.class);

  TokenDesk(MailboxConfiguration mailbox, AccessTokenSource tokens) {
    this.mailbox = mailbox;
    this.tokens = tokens;
  }

  AccessTokenOutcome token(MailProtocol protocol) {
    return known.computeIfAbsent(protocol, one -> tokens.acquire(mailbox, one));
  }
}
