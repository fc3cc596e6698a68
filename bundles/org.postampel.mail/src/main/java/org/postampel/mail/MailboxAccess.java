package org.postampel.mail;

import jakarta.mail.Store;
import jakarta.mail.Transport;
import org.osgi.annotation.versioning.ProviderType;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.mail.internal.angus.AngusMailboxAccess;

/**
 * Opens mailboxes for a host that wants to fetch and send: Jakarta Mail objects, signed in, over
 * verified TLS. What the check finds green opens here, because both use the same mechanisms and the
 * same trust. Blocking, so never on a user-interface thread; safe for several threads.
 */
@ProviderType
public interface MailboxAccess {

  /**
   * The mailbox, open for IMAP or POP3.
   *
   * <p>A token rejected by the server is renewed once; the second rejection is final.
   */
  AccessOutcome<Store> openStore(MailboxConfiguration mailbox);

  /**
   * The way out, open for SMTP; send by {@link Transport#sendMessage}, not by the static method.
   *
   * <p>A token rejected by the server is renewed once; the second rejection is final.
   */
  AccessOutcome<Transport> openTransport(MailboxConfiguration mailbox);

  /**
   * An access without OSGi.
   *
   * @param credentials hands out passwords and tokens
   * @param limits how long connecting, and each wait for the server, may take
   */
  static MailboxAccess using(CredentialSource credentials, TimeLimits limits) {
    return new AngusMailboxAccess(credentials, limits);
  }
}
