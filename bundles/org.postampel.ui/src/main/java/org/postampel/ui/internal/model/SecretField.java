package org.postampel.ui.internal.model;

/** The fields of the mailbox dialog whose content goes to the token store and never to a file. */
public enum SecretField {
  /** The password of the mailbox. */
  PASSWORD,
  /** The password of the outgoing server where it has one of its own. */
  OUTGOING_PASSWORD,
  /** The client secret of the application registration. */
  CLIENT_SECRET
}
