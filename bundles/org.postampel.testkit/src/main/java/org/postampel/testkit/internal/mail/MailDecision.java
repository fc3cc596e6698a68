package org.postampel.testkit.internal.mail;

/** What Exchange Online does with a sign-in at a mail server. */
public sealed interface MailDecision {

  /**
   * The client may go on.
   *
   * @param mailbox the mailbox that is opened, or that signs in for sending
   * @param trustee whose rights count: a person's address or a service principal's object id
   */
  record Connected(String mailbox, String trustee) implements MailDecision {}

  /** The token is good, but this mailbox is not opened: no right, or the protocol is off. */
  record NotConnected() implements MailDecision {}

  /** The token or the name is not accepted. */
  record Refused() implements MailDecision {}

  /** SMTP AUTH is off for all mailboxes. */
  record SubmissionOffForTenant() implements MailDecision {}

  /** SMTP AUTH is off for the mailbox that signs in. */
  record SubmissionOffForMailbox() implements MailDecision {}
}
