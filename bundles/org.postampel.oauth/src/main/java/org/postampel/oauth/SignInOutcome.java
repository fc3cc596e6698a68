package org.postampel.oauth;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.text.Texts;

/** How a sign-in ended; {@link #sentence} says it to a person with the next action. */
public sealed interface SignInOutcome {

  /**
   * Somebody is signed in and the sign-in is stored.
   *
   * @param account who
   * @param renewable whether it lasts without the person; false when the provider gave no refresh
   *     token, so that it ends with the first access token
   */
  record Granted(SignedInAccount account, boolean renewable) implements SignInOutcome {
    /** Refuses null. */
    public Granted {
      Objects.requireNonNull(account);
    }

    /** A sign-in that lasts. */
    public Granted(SignedInAccount account) {
      this(account, true);
    }
  }

  /**
   * An administrator has to approve the application first; a normal state, not a mistake.
   *
   * @param adminConsentAddress the page on which an administrator approves
   * @param failure the authority's literal answer
   */
  record ConsentPending(URI adminConsentAddress, AuthorityFailure failure)
      implements SignInOutcome {
    /** Refuses null. */
    public ConsentPending {
      Objects.requireNonNull(adminConsentAddress);
      Objects.requireNonNull(failure);
    }
  }

  /**
   * The authority wants the person to sign in once more.
   *
   * @param reason why
   * @param failure the authority's literal answer
   */
  record SignInNeeded(SignInReason reason, AuthorityFailure failure) implements SignInOutcome {
    /** Refuses null. */
    public SignInNeeded {
      Objects.requireNonNull(reason);
      Objects.requireNonNull(failure);
    }
  }

  /**
   * Somebody else came back from the browser; nothing was stored.
   *
   * @param expected the configured sign-in account; empty for whoever uses the host
   * @param actual the account that signed in
   * @param expectedTenant the configured directory (tenant); empty when the account alone differs
   * @param actualTenant the directory the account came from; empty when the account alone differs
   */
  record WrongAccount(String expected, String actual, String expectedTenant, String actualTenant)
      implements SignInOutcome {
    /** Refuses null. */
    public WrongAccount {
      Objects.requireNonNull(expected);
      Objects.requireNonNull(actual);
      Objects.requireNonNull(expectedTenant);
      Objects.requireNonNull(actualTenant);
    }

    /** Somebody else, as far as known of the same directory. */
    public WrongAccount(String expected, String actual) {
      this(expected, actual, "", "");
    }

    /** Whether the directory differs, not only the person. */
    public boolean isOtherTenant() {
      return !expectedTenant.isEmpty();
    }
  }

  /**
   * The authority, or the person at its page, said no.
   *
   * @param failure the literal answer
   */
  record Denied(AuthorityFailure failure) implements SignInOutcome {
    /** Refuses null. */
    public Denied {
      Objects.requireNonNull(failure);
    }
  }

  /**
   * A rule of the organisation forbids this sign-in, such as Conditional Access.
   *
   * @param failure the authority's literal answer
   */
  record BlockedByPolicy(AuthorityFailure failure) implements SignInOutcome {
    /** Refuses null. */
    public BlockedByPolicy {
      Objects.requireNonNull(failure);
    }
  }

  /**
   * Nobody typed the device code in time.
   *
   * @param failure what the authority said last
   */
  record DeviceCodeExpired(AuthorityFailure failure) implements SignInOutcome {
    /** Refuses null. */
    public DeviceCodeExpired {
      Objects.requireNonNull(failure);
    }
  }

  /**
   * The person typed the device code and then said no.
   *
   * @param failure the authority's literal answer
   */
  record DeviceCodeDeclined(AuthorityFailure failure) implements SignInOutcome {
    /** Refuses null. */
    public DeviceCodeDeclined {
      Objects.requireNonNull(failure);
    }
  }

  /**
   * The client secret, or the passphrase of the application's certificate, is not stored.
   *
   * @param name the entry that is missing
   */
  record SecretMissing(SecretName name) implements SignInOutcome {
    /** Refuses null. */
    public SecretMissing {
      Objects.requireNonNull(name);
    }
  }

  /**
   * A device code is not to be had, or the prompt cannot show it.
   *
   * @param what {@code device-code} or {@code device-code-provider}: text {@code
   *     unsupported.<what>}
   */
  record Unsupported(String what) implements SignInOutcome {
    /** Refuses null. */
    public Unsupported {
      Objects.requireNonNull(what);
    }
  }

  /**
   * The answer of the browser cannot be received at the redirect address.
   *
   * @param redirect the configured redirect address
   * @param cause the literal cause, such as {@code Address already in use}
   */
  record RedirectUnavailable(URI redirect, String cause) implements SignInOutcome {
    /** Refuses null. */
    public RedirectUnavailable {
      Objects.requireNonNull(redirect);
      Objects.requireNonNull(cause);
    }
  }

  /**
   * No usable answer from the authority.
   *
   * @param cause the literal cause
   */
  record Unreachable(String cause) implements SignInOutcome {
    /** Refuses null. */
    public Unreachable {
      Objects.requireNonNull(cause);
    }
  }

  /** The person cancelled, or nobody came back from the browser in time. */
  record Cancelled() implements SignInOutcome {}

  /**
   * The token store could not be used.
   *
   * @param failure why
   */
  record StoreFailed(TokenStoreException failure) implements SignInOutcome {
    /** Refuses null. */
    public StoreFailed {
      Objects.requireNonNull(failure);
    }
  }

  /**
   * One sentence for a person with the next action.
   *
   * @param texts from {@link OAuthServices#texts}
   */
  default String sentence(Texts texts) {
    return SignInSentence.of(this, texts);
  }

  /**
   * The authority's answer where it refused the person or the application, which the check can
   * explain; empty where the outcome says all there is, or where it was we who refused.
   */
  default Optional<AuthorityFailure> refusal() {
    boolean refused = this instanceof Denied || this instanceof BlockedByPolicy;
    // Without an answer of the authority it was we who refused, and said why.
    return authorityFailure().filter(failure -> refused && failure.httpStatus() != 0);
  }

  /** The authority's literal answer, where there is one. */
  default Optional<AuthorityFailure> authorityFailure() {
    if (this instanceof ConsentPending pending) {
      return Optional.of(pending.failure());
    } else if (this instanceof SignInNeeded needed) {
      return Optional.of(needed.failure());
    } else if (this instanceof Denied denied) {
      return Optional.of(denied.failure());
    } else if (this instanceof BlockedByPolicy blocked) {
      return Optional.of(blocked.failure());
    } else if (this instanceof DeviceCodeExpired expired) {
      return Optional.of(expired.failure());
    } else if (this instanceof DeviceCodeDeclined declined) {
      return Optional.of(declined.failure());
    }
    return Optional.empty();
  }
}
