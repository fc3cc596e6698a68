package org.postampel.mail;

import org.osgi.annotation.versioning.ProviderType;

/** IMAP4rev1 (RFC 3501, RFC 9051) with SASL-IR (RFC 4959). */
@ProviderType
public non-sealed interface ImapDialogue extends MailDialogue {

  /** Opens the inbox without changing anything in it (EXAMINE). */
  MailboxOutcome openMailbox();

  /**
   * Asks what one may do with the inbox (MYRIGHTS, RFC 4314), where the server announces ACL; one
   * round trip.
   */
  RightsOutcome rights();

  /**
   * Asks for the folders (LIST): with their special uses where the server announces them (RFC 6154,
   * RFC 5258), and never for all of a large mailbox; one round trip, more only where the server
   * knows no special use or the inbox has folders of its own.
   */
  FoldersOutcome folders();

  /** Asks for the space of the mailbox, where the server announces QUOTA; one round trip. */
  QuotaOutcome quota();
}
