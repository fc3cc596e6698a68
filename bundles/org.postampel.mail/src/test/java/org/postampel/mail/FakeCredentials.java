package org.postampel.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;

/** Hands out the given credentials, the next one after each {@code invalidate}. */
final class FakeCredentials implements CredentialSource {

  private final Deque<Credential> credentials;
  private int invalidations;

  FakeCredentials(Credential... credentials) {
    this.credentials = new ArrayDeque<>(List.of(credentials));
  }

  int invalidations() {
    return invalidations;
  }

  @Override
  public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
    return credentials.isEmpty()
        ? new CredentialOutcome.SignInNeeded(SignInReason.NEVER_SIGNED_IN)
        : new CredentialOutcome.Ready(credentials.peek());
  }

  @Override
  public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
    invalidations++;
    if (credentials.size() > 1) {
      credentials.remove();
    }
  }
}
