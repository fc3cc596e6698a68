package org.postampel.oauth.internal;

import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.SignInReason;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AdminConsent;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignedInAccount;

/** Says a failed attempt in the words of a sign-in. */
final class SignInFailures {

  private SignInFailures() {}

  static SignInOutcome outcome(TokenRequest request, AttemptFailure failure) {
    if (failure instanceof AttemptFailure.ConsentMissing missing
        && !AdminConsent.isKnownFor(request.mailbox())) {
      return new SignInOutcome.SignInNeeded(SignInReason.INTERACTION_REQUIRED, missing.failure());
    } else if (failure instanceof AttemptFailure.ConsentMissing missing) {
      return consentPending(request, missing.failure());
    } else if (failure instanceof AttemptFailure.Refused refused
        && Hints.policy(refused.failure())) {
      return new SignInOutcome.BlockedByPolicy(refused.failure());
    } else if (failure instanceof AttemptFailure.PersonNeeded needed
        && Hints.policy(needed.failure())) {
      return new SignInOutcome.BlockedByPolicy(needed.failure());
    } else if (failure instanceof AttemptFailure.PersonNeeded needed) {
      return new SignInOutcome.SignInNeeded(needed.reason(), needed.failure());
    } else if (failure instanceof AttemptFailure.Refused refused) {
      return new SignInOutcome.Denied(refused.failure());
    }
    return new SignInOutcome.Unreachable(((AttemptFailure.NoAnswer) failure).cause());
  }

  private static SignInOutcome consentPending(TokenRequest request, AuthorityFailure failure) {
    return new SignInOutcome.ConsentPending(AdminConsent.address(request.mailbox()), failure);
  }

  /** The outcome of client credentials, where nobody signs in. */
  static SignInOutcome ofApplication(TokenRequest request, AccessTokenOutcome outcome) {
    if (outcome instanceof AccessTokenOutcome.Granted) {
      return new SignInOutcome.Granted(
          new SignedInAccount(request.oauth().clientId(), request.key()));
    } else if (outcome instanceof AccessTokenOutcome.SecretMissing missing) {
      return new SignInOutcome.SecretMissing(missing.name());
    } else if (outcome instanceof AccessTokenOutcome.StoreFailed failed) {
      return new SignInOutcome.StoreFailed(failed.failure());
    } else if (outcome instanceof AccessTokenOutcome.Unreachable unreachable) {
      return new SignInOutcome.Unreachable(unreachable.cause());
    } else if (outcome instanceof AccessTokenOutcome.Refused refused) {
      return new SignInOutcome.Denied(refused.failure());
    } else if (outcome instanceof AccessTokenOutcome.ConsentPending pending) {
      return new SignInOutcome.ConsentPending(
          pending.consent().adminConsentAddress(), pending.consent().failure());
    }
    AccessTokenOutcome.SignInNeeded needed = (AccessTokenOutcome.SignInNeeded) outcome;
    return needed
        .failure()
        .map(failure -> outcome(request, AttemptFailure.of(failure)))
        .orElseGet(
            () ->
                new SignInOutcome.SignInNeeded(
                    needed.reason(), AuthorityAnswer.ours(needed.reason().name(), "")));
  }
}
