package org.postampel.oauth;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.postampel.core.credential.AuthorityFailure;

/**
 * A sign-in that waits for the administrator's approval of the application: a saved state, so it is
 * still there after a restart, until the approval is used or the sign-in is forgotten.
 *
 * @param adminConsentAddress the page on which an administrator approves; to be sent to one
 * @param since when the authority said so for the first time
 * @param failure its literal answer
 */
public record PendingConsent(URI adminConsentAddress, Instant since, AuthorityFailure failure) {
  /** Refuses null. */
  public PendingConsent {
    Objects.requireNonNull(adminConsentAddress);
    Objects.requireNonNull(since);
    Objects.requireNonNull(failure);
  }
}
