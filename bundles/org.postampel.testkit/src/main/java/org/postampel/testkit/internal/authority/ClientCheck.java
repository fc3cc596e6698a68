package org.postampel.testkit.internal.authority;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;

/** Finds the tenant and the client of a request and makes the client prove who it is. */
final class ClientCheck {
  private final Directory directory;

  ClientCheck(Directory directory) {
    this.directory = directory;
  }

  /** Refuses tenants we do not have; our applications belong to one tenant only. */
  void tenant(String tenant, String client) throws Refusal {
    switch (tenant) {
      case "common", "organizations", "consumers" ->
          throw new Refusal(EntraError.notMultiTenant(client));
      default -> knownTenant(tenant);
    }
  }

  void knownTenant(String tenant) throws Refusal {
    if (!tenant.equalsIgnoreCase(directory.tenant().toString())
        && !tenant.equalsIgnoreCase(directory.domain())) {
      throw new Refusal(EntraError.unknownTenant(tenant));
    }
  }

  Client known(String id) throws Refusal {
    return directory
        .client(id)
        .orElseThrow(() -> new Refusal(EntraError.unknownClient(id, "Musterfirma")));
  }

  /**
   * Returns the client that proved itself: by its secret or certificate, or as a public one by its
   * id alone.
   */
  Client proven(String tenant, Request request, ClientAssertions assertions) throws Refusal {
    Optional<String[]> basic = request.authorization().flatMap(ClientCheck::basic);
    String id = basic.isPresent() ? basic.get()[0] : request.need("client_id");
    Optional<String> sent =
        basic.isPresent() ? Optional.of(basic.get()[1]) : request.get("client_secret");
    Client client = known(id);
    if (client.isPublic()) {
      if (sent.isPresent() || request.get("client_assertion").isPresent()) {
        throw new Refusal(EntraError.secretOfPublicClient());
      }
      return client;
    }
    if (sent.isEmpty() && request.get("client_assertion").isPresent()) {
      assertions.verify(client, tenant, request);
      return client;
    }
    Secret given = Secret.ofText(sent.orElseThrow(() -> new Refusal(EntraError.missingSecret())));
    if (client.expiredSecret().filter(given::equals).isPresent()) {
      throw new Refusal(EntraError.expiredSecret(id));
    }
    if (client.secret().filter(given::equals).isEmpty()) {
      throw new Refusal(EntraError.wrongSecret(id));
    }
    return client;
  }

  private static Optional<String[]> basic(String header) {
    if (!header.startsWith("Basic ")) {
      return Optional.empty();
    }
    try {
      String pair =
          new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new String[] {pair.substring(0, colon), pair.substring(colon + 1)});
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
