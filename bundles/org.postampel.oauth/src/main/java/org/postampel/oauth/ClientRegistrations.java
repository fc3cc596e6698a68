package org.postampel.oauth;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.oauth.internal.registration.RegistrationLoader;

/** The registrations vendors ship with their application, one a provider. Immutable. */
public final class ClientRegistrations {

  private final Map<String, ClientRegistration> byProvider = new LinkedHashMap<>();

  /** The given registrations; a later one of the same provider replaces an earlier one. */
  public ClientRegistrations(Collection<ClientRegistration> registrations) {
    registrations.forEach(one -> byProvider.put(one.provider(), one));
  }

  /** No registrations at all: every mailbox names its own. */
  public static ClientRegistrations none() {
    return new ClientRegistrations(List.of());
  }

  /**
   * The registrations there are now: those a jar on the class path names in {@code
   * META-INF/postampel/clientRegistrations}, and those contributed to the extension point {@code
   * org.postampel.oauth.clientRegistrations}. A broken one, or one with a secret, is left out with
   * a log entry.
   */
  public static ClientRegistrations load() {
    return new ClientRegistrations(RegistrationLoader.load());
  }

  /** The registration for this preset, if a vendor ships one. */
  public Optional<ClientRegistration> find(String provider) {
    return Optional.ofNullable(byProvider.get(provider));
  }
}
