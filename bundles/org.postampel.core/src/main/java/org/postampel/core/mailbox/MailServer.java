package org.postampel.core.mailbox;

import java.util.Objects;

/**
 * One server of a mailbox, complete and well-formed.
 *
 * @param protocol the protocol spoken there
 * @param host the host name or address, no blank, no scheme
 * @param port 1 to 65535
 * @param security how the connection is protected
 * @param signIn how this server learns who is there
 */
public record MailServer(
    MailProtocol protocol, String host, int port, TransportSecurity security, ServerSignIn signIn) {

  /** Refuses an empty host and a port out of range with {@link IllegalArgumentException}. */
  public MailServer {
    Objects.requireNonNull(protocol);
    Objects.requireNonNull(security);
    Objects.requireNonNull(signIn);
    if (host.isBlank() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a server: " + host + ":" + port);
    }
  }
}
