package org.postampel.mail;

import org.osgi.annotation.versioning.ProviderType;

/** IMAP4rev1 (RFC 3501, RFC 9051) with SASL-IR (RFC 4959). */
@ProviderType
public non-sealed interface ImapDialogue extends MailDialogue {

  /** Opens the inbox without changing anything in it (EXAMINE). */
  MailboxOutcome openMailbox();
}
