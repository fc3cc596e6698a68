package org.postampel.check;

import java.util.Optional;
import org.postampel.check.internal.step.KnownHosts;

/** Whose hosts are known: mail servers and mail exchangers of the common providers. */
public final class ProviderHosts {

  private ProviderHosts() {}

  /**
   * The id of the preset of the provider whose host this is, if it is one we know.
   *
   * @param host a host name in any case; an empty one is nobody's
   */
  public static Optional<String> providerOf(String host) {
    return KnownHosts.builtIn().provider(host);
  }
}
