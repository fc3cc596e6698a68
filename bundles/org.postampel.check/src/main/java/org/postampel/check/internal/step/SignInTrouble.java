package org.postampel.check.internal.step;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.oauth.AccessTokenOutcome;

/**
 * Why there is no credential, in the words of the catalogue.
 *
 * @param outcome the kind of outcome
 * @param literal the authority's or the platform's own words
 * @param facts further facts
 * @param evidence the same, literally
 */
record SignInTrouble(
    String outcome, String literal, Map<String, String> facts, List<Evidence> evidence) {

  /** The trouble in this outcome; empty when there is a token. */
  static Optional<SignInTrouble> in(AccessTokenOutcome outcome) {
    if (outcome instanceof AccessTokenOutcome.SignInNeeded needed) {
      return Optional.of(signIn(needed.reason(), needed.failure()));
    } else if (outcome instanceof AccessTokenOutcome.ConsentPending pending) {
      return Optional.of(consentPending(pending.consent().failure()));
    } else if (outcome instanceof AccessTokenOutcome.SecretMissing missing) {
      return Optional.of(missing(missing.name()));
    } else if (outcome instanceof AccessTokenOutcome.Refused refused) {
      return Optional.of(refused("refused", refused.failure(), Map.of()));
    } else if (outcome instanceof AccessTokenOutcome.Unreachable unreachable) {
      return Optional.of(unreachable(unreachable.cause()));
    } else if (outcome instanceof AccessTokenOutcome.StoreFailed failed) {
      return Optional.of(ofStore(failed.failure()));
    }
    return Optional.empty();
  }

  /** The trouble in this outcome; empty when there is a credential. */
  static Optional<SignInTrouble> in(CredentialOutcome outcome) {
    if (outcome instanceof CredentialOutcome.SignInNeeded needed) {
      return Optional.of(signIn(needed.reason(), Optional.empty()));
    } else if (outcome instanceof CredentialOutcome.ConsentPending pending) {
      return Optional.of(consentPending(pending.failure()));
    } else if (outcome instanceof CredentialOutcome.SecretMissing missing) {
      return Optional.of(missing(missing.name()));
    } else if (outcome instanceof CredentialOutcome.Refused refused) {
      return Optional.of(refused("refused", refused.failure(), Map.of()));
    } else if (outcome instanceof CredentialOutcome.Unreachable unreachable) {
      return Optional.of(unreachable(unreachable.cause()));
    } else if (outcome instanceof CredentialOutcome.StoreFailed failed) {
      return Optional.of(ofStore(failed.failure()));
    }
    return Optional.empty();
  }

  private static SignInTrouble signIn(SignInReason reason, Optional<AuthorityFailure> failure) {
    Map<String, String> why = Map.of("reason", Words.of(reason));
    return failure
        .map(answer -> refused("sign-in-needed", answer, why))
        .orElseGet(
            () ->
                new SignInTrouble(
                    "sign-in-needed",
                    "",
                    why,
                    List.of(new Evidence(Evidence.Kind.SETTING, Words.of(reason)))));
  }

  private static SignInTrouble consentPending(AuthorityFailure failure) {
    return signIn(SignInReason.INTERACTION_REQUIRED, Optional.of(failure));
  }

  /** A refusal that the authority gave without being asked for a token. */
  static SignInTrouble ofAuthority(String outcome, AuthorityFailure failure) {
    return refused(outcome, failure, Map.of());
  }

  private static SignInTrouble refused(
      String outcome, AuthorityFailure failure, Map<String, String> more) {
    Map<String, String> facts = new HashMap<>(more);
    facts.put("error", failure.error().toLowerCase(Locale.ROOT));
    facts.put("suberror", failure.suberror().toLowerCase(Locale.ROOT));
    facts.put("http", httpClass(failure.httpStatus()));
    facts.put(
        "detail", failure.error().isEmpty() ? "HTTP " + failure.httpStatus() : failure.error());
    StringBuilder shown = new StringBuilder();
    line(shown, "", failure.description());
    line(shown, "error: ", failure.error());
    line(shown, "suberror: ", failure.suberror());
    line(shown, "HTTP status: ", failure.httpStatus() == 0 ? "" : "" + failure.httpStatus());
    line(shown, "trace id: ", failure.traceId());
    line(shown, "correlation id: ", failure.correlationId());
    return new SignInTrouble(
        outcome,
        failure.description(),
        facts,
        List.of(new Evidence(Evidence.Kind.AUTHORITY_ANSWER, shown.toString().strip())));
  }

  private static String httpClass(int status) {
    return status == 429 ? "429" : status < 100 ? "unknown" : status / 100 + "xx";
  }

  private static SignInTrouble missing(SecretName name) {
    String kind = Words.of(name.kind());
    return new SignInTrouble(
        "secret-missing",
        "",
        Map.of("secret", kind),
        List.of(new Evidence(Evidence.Kind.SETTING, kind + " " + name.owner())));
  }

  private static SignInTrouble unreachable(String cause) {
    return new SignInTrouble(
        "unreachable", cause, Map.of(), List.of(new Evidence(Evidence.Kind.EXCEPTION, cause)));
  }

  /** The store could not be used. */
  static SignInTrouble ofStore(TokenStoreException failure) {
    String reason = Words.of(failure.reason());
    return new SignInTrouble(
        "store-failed",
        reason,
        Map.of("store", reason, "detail", failure.location()),
        List.of(new Evidence(Evidence.Kind.EXCEPTION, failure.code() + ": " + failure.location())));
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isBlank()) {
      text.append(label).append(value).append('\n');
    }
  }
}
