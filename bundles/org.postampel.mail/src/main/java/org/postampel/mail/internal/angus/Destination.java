package org.postampel.mail.internal.angus;

import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.HostResolver;

/**
 * The address a session connects to. Angus Mail knows only the first one of a host, and gives up
 * where that one is dead.
 *
 * @param address the address; empty: what Angus Mail finds itself
 * @param longest how long connecting to it may take
 */
record Destination(Optional<InetAddress> address, Duration longest) {

  /** Refuses null. */
  Destination {
    Objects.requireNonNull(address);
    Objects.requireNonNull(longest);
  }

  /**
   * The addresses of a server in the order in which they are tried, at least one.
   *
   * @param longest how long all of them together may take
   */
  static List<Destination> of(MailServer server, HostResolver resolver, Duration longest) {
    try {
      List<InetAddress> all = resolver.addressesOf(IDN.toASCII(server.host()));
      Duration each = longest.dividedBy(all.size());
      return all.stream().map(one -> new Destination(Optional.of(one), each)).toList();
    } catch (UnknownHostException | IllegalArgumentException e) {
      return List.of(new Destination(Optional.empty(), longest)); // Angus Mail will say so
    }
  }

  SocketAddress instead(SocketAddress endpoint) {
    return address.isPresent() && endpoint instanceof InetSocketAddress named
        ? new InetSocketAddress(address.get(), named.getPort())
        : endpoint;
  }

  /** Milliseconds, no more than others allow. */
  int within(int milliseconds) {
    long own = Math.max(1, Math.min(Integer.MAX_VALUE, longest.toMillis()));
    return milliseconds == 0 ? (int) own : (int) Math.min(own, milliseconds);
  }
}
