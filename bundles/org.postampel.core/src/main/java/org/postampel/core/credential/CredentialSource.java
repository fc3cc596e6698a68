package org.postampel.core.credential;

import org.osgi.annotation.versioning.ProviderType;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;

/**
 * Hands out ready credentials; the identity table is applied here and nowhere else. Blocking: may
 * read the store and ask the authority, so never on a user-interface thread. Safe for several
 * threads; interrupting the thread ends the wait.
 */
@ProviderType
public interface CredentialSource {

  /**
   * The credential for one protocol of the mailbox, or why there is none. Never asks a person.
   *
   * <p>The secret in it is the caller's, who closes it after use; each call gives another one.
   */
  CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol);

  /**
   * Says that a server rejected the access token in use, so that the next call gets a new one. Has
   * no effect for passwords.
   */
  void invalidate(MailboxConfiguration mailbox, MailProtocol protocol);
}
