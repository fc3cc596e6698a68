package org.postampel.check.internal.step;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What people need to know of an address. */
final class Addresses {

  private Addresses() {}

  /** Whether nobody on the Internet can have this address. */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC; // RFC 4193
    boolean shared = // RFC 6598
        bytes.length == 4 && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || uniqueLocal
        || shared;
  }

  /** Address and port as people write them. */
  static String shown(InetSocketAddress address) {
    String host =
        address.getAddress() == null
            ? address.getHostString()
            : address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }
}
