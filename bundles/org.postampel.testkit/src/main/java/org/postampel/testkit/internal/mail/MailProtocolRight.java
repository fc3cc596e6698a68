package org.postampel.testkit.internal.mail;

/** A protocol with the permissions a token needs for it. */
public enum MailProtocolRight {
  /** IMAP. */
  IMAP("IMAP.AccessAsUser.All", "IMAP.AccessAsApp"),
  /** POP3. */
  POP3("POP.AccessAsUser.All", "POP.AccessAsApp"),
  /** SMTP client submission. */
  SMTP("SMTP.Send", "SMTP.SendAsApp");

  private final String scope;
  private final String role;

  MailProtocolRight(String scope, String role) {
    this.scope = scope;
    this.role = role;
  }

  String scope() {
    return scope;
  }

  String role() {
    return role;
  }
}
