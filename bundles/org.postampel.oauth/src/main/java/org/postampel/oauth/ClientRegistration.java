package org.postampel.oauth;

import java.util.Objects;

/**
 * The registration of an application as its vendor ships it, so that nobody has to type it. Never
 * with a secret: what is shipped to everybody is none.
 *
 * @param provider the id of the preset it is for, such as {@code microsoft365}
 * @param clientId the application (client) id
 * @param tenant the directory (tenant) id or domain; empty where the preset's applies
 * @param redirect the registered redirect address; empty for {@code http://localhost}
 */
public record ClientRegistration(String provider, String clientId, String tenant, String redirect) {
  /** Refuses an empty provider or application. */
  public ClientRegistration {
    if (provider.isBlank() || clientId.isBlank()) {
      throw new IllegalArgumentException("provider and client-id are needed");
    }
    Objects.requireNonNull(tenant);
    Objects.requireNonNull(redirect);
  }
}
