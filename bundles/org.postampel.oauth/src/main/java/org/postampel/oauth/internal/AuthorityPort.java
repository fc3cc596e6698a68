package org.postampel.oauth.internal;

import java.net.URI;

/**
 * Puts back the port of an authority that does not sit on 443: MSAL4J forgets it on the silent path
 * because its cache is keyed by host name alone.
 */
final class AuthorityPort {

  private AuthorityPort() {}

  /** The target, with the authority's port when it has the authority's host and no port. */
  static URI restored(URI target, URI authority) {
    if (target.getPort() != -1
        || authority.getPort() == -1
        || !authority.getHost().equalsIgnoreCase(target.getHost())) {
      return target;
    }
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    return URI.create(
        target.getScheme()
            + "://"
            + target.getHost()
            + ":"
            + authority.getPort()
            + target.getRawPath()
            + query);
  }
}
