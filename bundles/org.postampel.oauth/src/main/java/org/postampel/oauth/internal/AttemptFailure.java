package org.postampel.oauth.internal;

import java.util.Locale;
import java.util.Set;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.SignInReason;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AdminConsent;

/** Why an attempt at an authority gave no token, before it is said in the caller's words. */
sealed interface AttemptFailure {

  /** A person has to act at the authority. */
  record PersonNeeded(SignInReason reason, AuthorityFailure failure) implements AttemptFailure {}

  /** The organisation has not consented to the application yet. */
  record ConsentMissing(AuthorityFailure failure) implements AttemptFailure {}

  /** No, and signing in again would not help. */
  record Refused(AuthorityFailure failure) implements AttemptFailure {}

  /** No usable answer. */
  record NoAnswer(String cause) implements AttemptFailure {}

  /** The words by which an authority asks for a person (OpenID Connect Core, section 3.1.2.6). */
  Set<String> PERSON_WORDS =
      Set.of(
          "interaction_required",
          "login_required",
          "account_selection_required",
          "user_authentication_required");

  /** Microsoft's finer words under {@code invalid_grant} that ask for a person's action. */
  Set<String> ACTION_SUBERRORS =
      Set.of("basic_action", "additional_action", "message_only", "user_password_expired");

  /** Classes an authority's answer by its error words; an unknown one is a plain refusal. */
  static AttemptFailure of(AuthorityFailure failure) {
    String error = failure.error().toLowerCase(Locale.ROOT);
    String suberror = failure.suberror().toLowerCase(Locale.ROOT);
    if (error.equals("consent_required")
        || suberror.equals("consent_required")
        || Hints.administratorConsent(failure)) {
      return new ConsentMissing(failure);
    } else if (PERSON_WORDS.contains(error)) {
      return new PersonNeeded(SignInReason.INTERACTION_REQUIRED, failure);
    } else if (error.equals("invalid_grant")) {
      return new PersonNeeded(
          ACTION_SUBERRORS.contains(suberror)
              ? SignInReason.INTERACTION_REQUIRED
              : SignInReason.EXPIRED_OR_REVOKED,
          failure);
    } else if (error.equals("temporarily_unavailable") || error.equals("server_error")) {
      return new NoAnswer((failure.error() + " " + failure.description()).strip());
    }
    return new Refused(failure);
  }

  /**
   * The same in the words of an access token source.
   *
   * @param consents keeps the note when the administrator's approval is missing
   */
  default AccessTokenOutcome asTokenOutcome(TokenRequest request, PendingConsents consents) {
    if (this instanceof PersonNeeded needed) {
      return AccessTokenOutcome.SignInNeeded.because(needed.reason(), needed.failure());
    } else if (this instanceof ConsentMissing missing
        && !AdminConsent.isKnownFor(request.mailbox())) {
      return AccessTokenOutcome.SignInNeeded.because(
          SignInReason.INTERACTION_REQUIRED, missing.failure());
    } else if (this instanceof ConsentMissing missing) {
      return new AccessTokenOutcome.ConsentPending(consents.note(request, missing.failure()));
    } else if (this instanceof Refused refused) {
      return new AccessTokenOutcome.Refused(refused.failure());
    }
    return new AccessTokenOutcome.Unreachable(((NoAnswer) this).cause());
  }
}
