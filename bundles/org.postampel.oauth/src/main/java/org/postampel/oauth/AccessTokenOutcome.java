package org.postampel.oauth;

import java.util.Objects;
import java.util.Optional;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.credential.TokenStoreException;

/**
 * What an {@link AccessTokenSource} can say; the failures are those of {@link
 * org.postampel.core.credential.CredentialOutcome}.
 */
public sealed interface AccessTokenOutcome {

  /**
   * Here it is.
   *
   * @param token with time left
   */
  record Granted(AccessToken token) implements AccessTokenOutcome {
    /** Refuses null. */
    public Granted {
      Objects.requireNonNull(token);
    }
  }

  /** A person has to sign in. */
  final class SignInNeeded implements AccessTokenOutcome {
    private final SignInReason reason;
    private final AuthorityFailure failure;

    private SignInNeeded(SignInReason reason, AuthorityFailure failure) {
      this.reason = Objects.requireNonNull(reason);
      this.failure = failure;
    }

    /** Known without asking the authority. */
    public static SignInNeeded because(SignInReason reason) {
      return new SignInNeeded(reason, null);
    }

    /** Said by the authority. */
    public static SignInNeeded because(SignInReason reason, AuthorityFailure failure) {
      return new SignInNeeded(reason, Objects.requireNonNull(failure));
    }

    /** Why. */
    public SignInReason reason() {
      return reason;
    }

    /** The authority's literal answer; empty when it was not asked. */
    public Optional<AuthorityFailure> failure() {
      return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
      return "SignInNeeded[" + reason + ", " + failure + "]";
    }
  }

  /**
   * An administrator has to approve the application first. Asking again is the right thing to do
   * after the approval: where no person is needed, the next {@link AccessTokenSource#acquire} gets
   * a token; otherwise one more sign-in does.
   *
   * @param consent since when, and the page on which an administrator approves
   */
  record ConsentPending(PendingConsent consent) implements AccessTokenOutcome {
    /** Refuses null. */
    public ConsentPending {
      Objects.requireNonNull(consent);
    }
  }

  /**
   * The client secret, or the passphrase of the application's certificate, is not stored.
   *
   * @param name the entry that is missing
   */
  record SecretMissing(SecretName name) implements AccessTokenOutcome {
    /** Refuses null. */
    public SecretMissing {
      Objects.requireNonNull(name);
    }
  }

  /**
   * The authority refused, and signing in again would not help.
   *
   * @param failure its literal answer
   */
  record Refused(AuthorityFailure failure) implements AccessTokenOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(failure);
    }
  }

  /**
   * No usable answer: no connection, an answer that is none of OAuth, or the authority asked to
   * come back later.
   *
   * @param cause the literal cause, such as {@code Connection refused}
   */
  record Unreachable(String cause) implements AccessTokenOutcome {
    /** Refuses null. */
    public Unreachable {
      Objects.requireNonNull(cause);
    }
  }

  /**
   * The token store could not be used.
   *
   * @param failure why
   */
  record StoreFailed(TokenStoreException failure) implements AccessTokenOutcome {
    /** Refuses null. */
    public StoreFailed {
      Objects.requireNonNull(failure);
    }
  }
}
