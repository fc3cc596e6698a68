package org.postampel.core.credential;

import java.util.Objects;
import org.postampel.core.mailbox.ClientRegistrationKey;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.SignInKey;

/**
 * The name of one entry of a {@link TokenStore}; names are not secret.
 *
 * @param kind what kind of secret it is
 * @param owner whose it is, as text
 */
public record SecretName(Kind kind, String owner) implements Comparable<SecretName> {

  /** The kinds of entry. */
  public enum Kind {
    /**
     * The password of a mailbox's incoming server; also of the outgoing one when it is the same.
     */
    PASSWORD,
    /** The password of the outgoing server when it differs. */
    OUTGOING_PASSWORD,
    /** The client secret of an application registration. */
    CLIENT_SECRET,
    /** The passphrase of a client certificate. */
    CERTIFICATE,
    /** The token cache of one sign-in. */
    SIGN_IN,
    /** That a sign-in waits for the administrator's approval; a note, no secret. */
    PENDING_CONSENT,
    /** The day on which a client secret ends, as the person typed it; a note, no secret. */
    CLIENT_SECRET_END
  }

  /** Refuses null. */
  public SecretName {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(owner);
  }

  /** The password of a mailbox. */
  public static SecretName password(MailboxId mailbox) {
    return new SecretName(Kind.PASSWORD, mailbox.value());
  }

  /** The password of a mailbox's outgoing server. */
  public static SecretName outgoingPassword(MailboxId mailbox) {
    return new SecretName(Kind.OUTGOING_PASSWORD, mailbox.value());
  }

  /** The client secret of a registration. */
  public static SecretName clientSecret(ClientRegistrationKey registration) {
    return new SecretName(Kind.CLIENT_SECRET, registration.asText());
  }

  /** The passphrase of a registration's certificate. */
  public static SecretName certificate(ClientRegistrationKey registration) {
    return new SecretName(Kind.CERTIFICATE, registration.asText());
  }

  /** The token cache of a sign-in. */
  public static SecretName signIn(SignInKey key) {
    return new SecretName(Kind.SIGN_IN, key.asText());
  }

  /** The note that a sign-in waits for the administrator's approval. */
  public static SecretName pendingConsent(SignInKey key) {
    return new SecretName(Kind.PENDING_CONSENT, key.asText());
  }

  /** The day on which a registration's client secret ends. */
  public static SecretName clientSecretEnd(ClientRegistrationKey registration) {
    return new SecretName(Kind.CLIENT_SECRET_END, registration.asText());
  }

  @Override
  public int compareTo(SecretName other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : owner.compareTo(other.owner);
  }
}
