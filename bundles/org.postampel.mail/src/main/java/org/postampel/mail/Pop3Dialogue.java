package org.postampel.mail;

import org.osgi.annotation.versioning.ProviderType;

/** POP3 (RFC 1939) with CAPA (RFC 2449), STLS (RFC 2595) and SASL (RFC 5034). */
@ProviderType
public non-sealed interface Pop3Dialogue extends MailDialogue {

  /** Asks for number and size of the messages (STAT); nothing is fetched or deleted. */
  MailboxOutcome openMailbox();
}
