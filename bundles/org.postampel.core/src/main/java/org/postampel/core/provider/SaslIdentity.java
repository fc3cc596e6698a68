package org.postampel.core.provider;

/** Which of a mailbox's two identities a server wants to see as the login name. */
public enum SaslIdentity {
  /** The address of the mailbox. */
  MAILBOX_ADDRESS,
  /** The account of the person who signed in. */
  SIGN_IN_ACCOUNT
}
