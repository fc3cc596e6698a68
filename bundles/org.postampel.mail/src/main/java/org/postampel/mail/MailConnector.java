package org.postampel.mail;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.task.Cancellation;
import org.postampel.core.tls.TrustPolicy;

/**
 * Opens connections to mail servers. One connector serves one check; its dialogues are closed at
 * once when the check is cancelled. Safe for several threads.
 */
public final class MailConnector {

  private final TrustPolicy trust;
  private final TimeLimits limits;
  private final Cancellation cancellation;

  /**
   * A connector.
   *
   * @param trust whom to believe in TLS
   * @param limits how long each part may take
   * @param cancellation closes every connection of this connector
   */
  public MailConnector(TrustPolicy trust, TimeLimits limits, Cancellation cancellation) {
    this.trust = Objects.requireNonNull(trust);
    this.limits = Objects.requireNonNull(limits);
    this.cancellation = Objects.requireNonNull(cancellation);
  }

  /**
   * Tries the addresses one after the other until one answers. The time limit is shared fairly: an
   * address that does not answer leaves time for those behind it. Blocks; throws nothing.
   *
   * @param server says port, protocol and security; its host is the name the certificate must have
   * @param addresses at least one
   */
  public ConnectOutcome connect(MailServer server, List<InetAddress> addresses) {
    throw new UnsupportedOperationException(
        server + " " + addresses + " " + trust + " " + limits + " " + cancellation);
  }
}
