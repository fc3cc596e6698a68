package org.postampel.mail;

import java.util.Objects;
import org.postampel.core.credential.CredentialOutcome;

/**
 * What a {@link MailboxAccess} can say.
 *
 * @param <T> what is opened
 */
public sealed interface AccessOutcome<T> {

  /**
   * It is open and signed in.
   *
   * @param service the caller's to close
   * @param <T> what is opened
   */
  record Opened<T>(T service) implements AccessOutcome<T> {
    /** Refuses null. */
    public Opened {
      Objects.requireNonNull(service);
    }
  }

  /**
   * The mailbox has no server for that: it only sends, or only receives.
   *
   * @param <T> what should have been opened
   */
  record NotConfigured<T>() implements AccessOutcome<T> {}

  /**
   * There is nothing to sign in with.
   *
   * @param reason why; never {@link CredentialOutcome.Ready}
   * @param <T> what should have been opened
   */
  record NoCredential<T>(CredentialOutcome reason) implements AccessOutcome<T> {
    /** Refuses null. */
    public NoCredential {
      Objects.requireNonNull(reason);
    }
  }

  /**
   * The server rejected the credential; a token was renewed once before this is said.
   *
   * @param literal its words, as far as the library kept them, without the credential
   * @param <T> what should have been opened
   */
  record Rejected<T>(String literal) implements AccessOutcome<T> {
    /** Refuses null. */
    public Rejected {
      Objects.requireNonNull(literal);
    }
  }

  /**
   * The server does not offer XOAUTH2; the token was not sent.
   *
   * @param <T> what should have been opened
   */
  record MechanismMissing<T>() implements AccessOutcome<T> {}

  /**
   * A person stopped it.
   *
   * @param <T> what should have been opened
   */
  record Cancelled<T>() implements AccessOutcome<T> {}

  /**
   * Anything else: not reachable, no TLS, a certificate nobody trusts. The check says what it is.
   *
   * @param literal the library's explanation, without the credential
   * @param <T> what should have been opened
   */
  record Failed<T>(String literal) implements AccessOutcome<T> {
    /** Refuses null. */
    public Failed {
      Objects.requireNonNull(literal);
    }
  }
}
