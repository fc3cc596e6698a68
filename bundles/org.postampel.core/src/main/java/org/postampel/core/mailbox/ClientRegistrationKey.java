package org.postampel.core.mailbox;

import java.net.URI;
import java.util.Objects;

/**
 * What identifies an application registration at an authority; a client secret belongs to it, not
 * to a mailbox.
 *
 * @param authority the authority's base address
 * @param tenant the directory id or domain, empty where there are no tenants
 * @param clientId the application (client) id
 */
public record ClientRegistrationKey(URI authority, String tenant, String clientId) {

  /** Refuses a null part. */
  public ClientRegistrationKey {
    Objects.requireNonNull(authority);
    Objects.requireNonNull(tenant);
    Objects.requireNonNull(clientId);
  }

  /** One line that is equal exactly when the keys are equal; no part may contain a bar. */
  public String asText() {
    return authority + "|" + tenant + "|" + clientId;
  }
}
