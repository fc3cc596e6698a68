package org.postampel.core.credential;

import java.util.Objects;

/** What a {@link CredentialSource} can say. */
public sealed interface CredentialOutcome {

  /**
   * Here it is.
   *
   * @param credential ready for SASL
   */
  record Ready(Credential credential) implements CredentialOutcome {
    /** Refuses null. */
    public Ready {
      Objects.requireNonNull(credential);
    }
  }

  /**
   * A person has to sign in.
   *
   * @param reason why
   */
  record SignInNeeded(SignInReason reason) implements CredentialOutcome {
    /** Refuses null. */
    public SignInNeeded {
      Objects.requireNonNull(reason);
    }
  }

  /**
   * Nothing is stored under that name.
   *
   * @param name the missing entry: a password or a client secret
   */
  record SecretMissing(SecretName name) implements CredentialOutcome {
    /** Refuses null. */
    public SecretMissing {
      Objects.requireNonNull(name);
    }
  }

  /**
   * The authority refused.
   *
   * @param failure its literal answer
   */
  record Refused(AuthorityFailure failure) implements CredentialOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(failure);
    }
  }

  /**
   * The authority could not be reached.
   *
   * @param cause the literal cause, such as {@code Connection refused}
   */
  record Unreachable(String cause) implements CredentialOutcome {
    /** Refuses null. */
    public Unreachable {
      Objects.requireNonNull(cause);
    }
  }

  /**
   * The store could not be used.
   *
   * @param failure why
   */
  record StoreFailed(TokenStoreException failure) implements CredentialOutcome {
    /** Refuses null. */
    public StoreFailed {
      Objects.requireNonNull(failure);
    }
  }
}
