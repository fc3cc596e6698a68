package org.postampel.core.provider;

import java.util.Objects;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;

/**
 * A server as a provider publishes it.
 *
 * @param protocol the protocol
 * @param host the host name; empty where every company has its own
 * @param port 1 to 65535
 * @param security how the connection is protected
 */
public record ServerPreset(
    MailProtocol protocol, String host, int port, TransportSecurity security) {
  /** Refuses a port out of range. */
  public ServerPreset {
    Objects.requireNonNull(protocol);
    Objects.requireNonNull(host);
    Objects.requireNonNull(security);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port);
    }
  }
}
