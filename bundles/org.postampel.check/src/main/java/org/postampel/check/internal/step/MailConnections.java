package org.postampel.check.internal.step;

import java.net.InetAddress;
import java.util.List;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.task.Cancellation;
import org.postampel.core.tls.TrustPolicy;
import org.postampel.mail.ConnectOutcome;
import org.postampel.mail.MailConnector;
import org.postampel.mail.TimeLimits;

/** How a step opens a connection; in real life a {@link MailConnector}. */
@FunctionalInterface
public interface MailConnections {

  /** Tries the addresses one after the other; see {@link MailConnector#connect}. */
  ConnectOutcome connect(MailServer server, List<InetAddress> addresses);

  /** Makes the connections of one check. */
  @FunctionalInterface
  interface Factory {

    /** The connections that believe this policy, keep these limits and end with this wish. */
    MailConnections open(TrustPolicy trust, TimeLimits limits, Cancellation cancellation);

    /** Real connections. */
    static Factory real() {
      return (trust, limits, cancellation) ->
          new MailConnector(trust, limits, cancellation)::connect;
    }
  }
}
