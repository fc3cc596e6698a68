package org.postampel.oauth.internal;

import java.net.URI;

/**
 * Hides the port of an authority that does not sit on 443 from MSAL4J and puts it back on the way
 * out: the library's cache is keyed by host name alone, and it forgets the port on the silent path.
 */
final class AuthorityPort {

  private AuthorityPort() {}

  /** The address without its port. */
  static URI dropped(URI address) {
    return withAuthority(address, address.getHost());
  }

  /** The target, with the authority's port when it has the authority's host and no port. */
  static URI restored(URI target, URI authority) {
    if (target.getPort() != -1
        || authority.getPort() == -1
        || !authority.getHost().equalsIgnoreCase(target.getHost())) {
      return target;
    }
    return withAuthority(target, target.getHost() + ":" + authority.getPort());
  }

  private static URI withAuthority(URI address, String hostAndPort) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return URI.create(address.getScheme() + "://" + hostAndPort + address.getRawPath() + query);
  }
}
