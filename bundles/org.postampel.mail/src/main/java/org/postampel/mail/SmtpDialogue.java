package org.postampel.mail;

import org.osgi.annotation.versioning.ProviderType;

/** Message submission (RFC 6409, RFC 5321) with AUTH (RFC 4954) and STARTTLS (RFC 3207). */
@ProviderType
public non-sealed interface SmtpDialogue extends MailDialogue {

  /**
   * Asks whether the server would take a message: MAIL FROM, RCPT TO, RSET. Nothing is ever sent.
   * Microsoft 365 checks the right to send as somebody only at submission, so acceptance here does
   * not prove that right.
   *
   * @param from the sender address, without angle brackets
   * @param recipient the recipient address, without angle brackets
   * @throws IllegalArgumentException for text that can be no address (blanks, angle brackets,
   *     control characters)
   */
  SenderOutcome probeSender(String from, String recipient);
}
