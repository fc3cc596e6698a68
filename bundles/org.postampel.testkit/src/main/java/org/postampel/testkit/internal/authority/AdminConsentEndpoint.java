package org.postampel.testkit.internal.authority;

import java.util.LinkedHashMap;
import java.util.Map;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;

/** {@code /{tenant}/adminconsent}: the administrator consents once for all people. */
final class AdminConsentEndpoint {
  static final String DECIDED = "/demo/adminconsent";

  private final Directory directory;
  private final ClientCheck clients;

  AdminConsentEndpoint(Directory directory) {
    this.directory = directory;
    this.clients = new ClientCheck(directory);
  }

  Response begin(String tenant, Request request) throws Refusal {
    clients.knownTenant(tenant);
    Client client = known(request);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", client.id().toString());
    fields.put("redirect_uri", request.need("redirect_uri"));
    request.get("state").ifPresent(state -> fields.put("state", state));
    return Response.page(
        200, new Pages(request.language()).administratorConsent(DECIDED, fields, client));
  }

  Response decided(Request request) throws Refusal {
    Client client = known(request);
    Map<String, String> answer = new LinkedHashMap<>();
    if (request.need("decision").equals("accept")) {
      directory.consentForAll(client);
      answer.put("admin_consent", "True");
      answer.put("tenant", directory.tenant().toString());
    } else {
      answer.put("error", "access_denied");
      answer.put("error_subcode", "cancel");
    }
    request.get("state").ifPresent(state -> answer.put("state", state));
    return Response.redirect(AuthorizeEndpoint.withQuery(request.need("redirect_uri"), answer));
  }

  private Client known(Request request) throws Refusal {
    Client client = clients.known(request.need("client_id"));
    String redirect = request.need("redirect_uri");
    if (!client.allowsRedirect(redirect)) {
      throw new Refusal(EntraError.redirectNotRegistered(redirect, client.id().toString()));
    }
    return client;
  }
}
