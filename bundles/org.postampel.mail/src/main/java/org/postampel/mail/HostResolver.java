package org.postampel.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns a host name into addresses. May block without limit; {@link HostLookup} puts a limit around
 * it. Safe for several threads.
 */
@ConsumerType
@FunctionalInterface
public interface HostResolver {

  /**
   * The addresses of the host in the order in which they should be tried, at least one.
   *
   * @param host a host name in ASCII, or a literal address
   * @throws UnknownHostException when there is none; its message is shown to people as evidence
   */
  List<InetAddress> addressesOf(String host) throws UnknownHostException;

  /** The resolver of the operating system, as Java uses it. */
  static HostResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
