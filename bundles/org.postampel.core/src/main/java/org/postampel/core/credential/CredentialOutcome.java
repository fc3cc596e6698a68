package org.postampel.core.credential;

import java.net.URI;
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
   * An administrator has to approve the application first; a normal state, not a mistake.
   *
   * @param adminConsentAddress the page on which an administrator approves
   * @param failure the authority's literal answer
   */
  record ConsentPending(URI adminConsentAddress, AuthorityFailure failure)
      implements CredentialOutcome {
    /** Refuses null. */
    public ConsentPending {
      Objects.requireNonNull(adminConsentAddress);
      Objects.requireNonNull(failure);
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
