package org.postampel.oauth;

import java.time.Clock;
import org.osgi.annotation.versioning.ProviderType;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.internal.DiscoveryProbe;

/**
 * Asks an authority for its discovery document, without any secret and without a person: is it
 * there, does it know the tenant, which cloud is it, and what time does it think it is. Safe for
 * several threads.
 */
@ProviderType
@FunctionalInterface
public interface AuthorityProbe {

  /**
   * Asks once. Blocks, at most as long as one request to the authority may take; never on a
   * user-interface thread. Throws nothing that the network can cause.
   *
   * @param mailbox a mailbox with an OAuth sign-in; its trusted certificates and its proxy are used
   * @param cancellation ends the wait at once; so does interrupting the thread
   * @throws IllegalArgumentException when the mailbox has no OAuth sign-in
   */
  AuthorityProbeOutcome probe(MailboxConfiguration mailbox, Cancellation cancellation);

  /**
   * A probe over real connections.
   *
   * @param presets the known providers, for the kind of authority
   * @param clock the local time that is compared with the authority's
   */
  static AuthorityProbe create(ProviderPresets presets, Clock clock) {
    return new DiscoveryProbe(presets, clock);
  }
}
