package org.postampel.core.credential;

/** Why a person has to sign in. */
public enum SignInReason {
  /** Nobody has signed in yet for this key. */
  NEVER_SIGNED_IN,
  /** The authority no longer accepts the stored sign-in. */
  EXPIRED_OR_REVOKED,
  /** The authority wants the person to consent, or to prove something more. */
  INTERACTION_REQUIRED
}
