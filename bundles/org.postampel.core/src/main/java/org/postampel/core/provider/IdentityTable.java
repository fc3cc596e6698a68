package org.postampel.core.provider;

import java.util.Map;
import java.util.Objects;
import org.postampel.core.mailbox.MailProtocol;

/**
 * The identity a provider wants in SASL, by kind of token, protocol and whether the mailbox is
 * shared. Microsoft 365: delegated IMAP and POP3 want the mailbox address, delegated SMTP the
 * person, app-only the mailbox address everywhere.
 *
 * @param entries the identity of each case; a case that is not listed wants the mailbox address
 */
public record IdentityTable(Map<Case, SaslIdentity> entries) {

  /**
   * One case.
   *
   * @param delegated whether a person stands behind the token
   * @param protocol the protocol of the leg
   * @param shared whether the mailbox is a shared one
   */
  public record Case(boolean delegated, MailProtocol protocol, boolean shared) {
    /** Refuses null. */
    public Case {
      Objects.requireNonNull(protocol);
    }
  }

  /** Copies the entries. */
  public IdentityTable {
    entries = Map.copyOf(entries);
  }

  /** The identity for this case. */
  public SaslIdentity identityFor(boolean delegated, MailProtocol protocol, boolean shared) {
    return entries.getOrDefault(
        new Case(delegated, protocol, shared), SaslIdentity.MAILBOX_ADDRESS);
  }
}
