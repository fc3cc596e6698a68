package org.postampel.mail;

import jakarta.mail.Store;
import jakarta.mail.Transport;
import org.osgi.annotation.versioning.ProviderType;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.internal.angus.AngusMailboxAccess;

/**
 * Opens mailboxes for a host that wants to fetch and send: Jakarta Mail objects, signed in, over
 * verified TLS. What the check finds green opens here, because both use the same mechanisms and the
 * same trust. Blocking, so never on a user-interface thread; safe for several threads.
 */
@ProviderType
public interface MailboxAccess {

  /**
   * The mailbox, open for IMAP or POP3; as {@link #openStore(MailboxConfiguration, Cancellation)}.
   */
  default AccessOutcome<Store> openStore(MailboxConfiguration mailbox) {
    return openStore(mailbox, new Cancellation());
  }

  /**
   * The mailbox, open for IMAP or POP3.
   *
   * <p>A token rejected by the server is renewed once; the second rejection is final. Opening ends
   * within the sum of the limits, however slowly the server talks, and a server that says absurdly
   * much is cut off.
   *
   * <p>A message for which {@link TestMessage#isOne} is true was sent by a check and is about to be
   * removed: leave it out, by that question or by searching with {@link TestMessage#leftOut}.
   *
   * @param cancellation closes the connections at once, those of the open store included, also
   *     while they are only being made
   */
  AccessOutcome<Store> openStore(MailboxConfiguration mailbox, Cancellation cancellation);

  /** The way out, open for SMTP; as {@link #openTransport(MailboxConfiguration, Cancellation)}. */
  default AccessOutcome<Transport> openTransport(MailboxConfiguration mailbox) {
    return openTransport(mailbox, new Cancellation());
  }

  /**
   * The way out, open for SMTP; send by {@link Transport#sendMessage}, not by the static method.
   * Otherwise like {@link #openStore(MailboxConfiguration, Cancellation)}.
   *
   * @param cancellation closes the connection at once, also when it is open and in use
   */
  AccessOutcome<Transport> openTransport(MailboxConfiguration mailbox, Cancellation cancellation);

  /**
   * An access without OSGi.
   *
   * @param credentials hands out passwords and tokens
   * @param limits how long connecting, and each wait for the server, may take
   */
  static MailboxAccess using(CredentialSource credentials, TimeLimits limits) {
    return using(credentials, limits, HostResolver.system());
  }

  /**
   * The same.
   *
   * @param resolver finds the addresses of hosts; each of them is tried until one answers
   */
  static MailboxAccess using(
      CredentialSource credentials, TimeLimits limits, HostResolver resolver) {
    return new AngusMailboxAccess(credentials, limits, resolver);
  }
}
