package org.postampel.oauth;

import org.osgi.annotation.versioning.ProviderType;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;

/**
 * Access tokens without asking a person: from the stored sign-in, refreshed where needed, or by
 * client credentials. Blocking (store and network), so never on a user-interface thread; safe for
 * several threads, and many callers of one expired sign-in cause one request. Interrupting the
 * thread ends the wait with {@link AccessTokenOutcome.Unreachable}.
 */
@ProviderType
public interface AccessTokenSource {

  /**
   * A token that the protocol's server of this mailbox should accept, with more than five minutes
   * left where the authority grants so long.
   *
   * @param mailbox a mailbox with an OAuth sign-in
   * @param protocol the protocol of one of its servers that takes tokens
   * @throws IllegalArgumentException when the mailbox has no OAuth sign-in
   */
  AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol);

  /**
   * Says that a server rejected the token handed out last, so that the next {@link #acquire} asks
   * for a new one. Callers that rejected the same token together cause one request.
   */
  void invalidate(MailboxConfiguration mailbox, MailProtocol protocol);
}
