package org.postampel.testkit.internal.authority;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;
import org.postampel.testkit.internal.directory.Person;
import org.postampel.testkit.internal.directory.Resource;
import org.postampel.testkit.internal.directory.ScopeRequest;

/** The device code flow (RFC 8628): the request of the application and the person's pages. */
final class DeviceEndpoint {
  static final String PAGE = "/devicelogin";
  static final String PICK = "/devicelogin/account";

  private final Directory directory;
  private final ClientCheck clients;
  private final DeviceCodes codes;
  private final URI authority;

  DeviceEndpoint(Directory directory, DeviceCodes codes, URI authority) {
    this.directory = directory;
    this.clients = new ClientCheck(directory);
    this.codes = codes;
    this.authority = authority;
  }

  Map<String, Object> begin(String tenant, Request request) throws Refusal {
    String id = request.need("client_id");
    clients.tenant(tenant, id);
    Client client = clients.known(id);
    if (!client.isPublic()) {
      throw new Refusal(EntraError.missingSecret());
    }
    ScopeRequest.Understood scope = TokenEndpoint.understood(request.need("scope"));
    DeviceCodes.Pair pair = codes.begin(client, scope);
    String page = authority + PAGE;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("user_code", pair.userCode());
    answer.put("device_code", pair.deviceCode());
    answer.put("verification_uri", page);
    answer.put("expires_in", DeviceCodes.LIFE.toSeconds());
    answer.put("interval", DeviceCodes.INTERVAL.toSeconds());
    answer.put(
        "message",
        "To sign in, use a web browser to open the page "
            + page
            + " and enter the code "
            + pair.userCode()
            + " to authenticate.");
    return answer;
  }

  Response typeCode(Request request) throws Refusal {
    Pages pages = new Pages(request.language());
    Optional<String> code = request.get("user_code");
    if (code.isEmpty()) {
      return Response.page(200, pages.typeDeviceCode(PAGE));
    }
    Client client =
        codes.client(code.get()).orElseThrow(() -> new Refusal(EntraError.deviceUnknown()));
    return Response.page(
        200,
        pages.pickAccount(
            PICK,
            code.get(),
            client,
            directory.people().stream()
                .filter(person -> person.kind() != Person.Kind.SHARED_MAILBOX)
                .toList(),
            Optional.empty()));
  }

  /** The person picked an account; picking it on this page includes the consent. */
  Response picked(Request request) throws Refusal {
    Pages pages = new Pages(request.language());
    String code = request.need("pending");
    if (request.get("cancel").isPresent()) {
      codes.decline(code);
      return Response.page(200, pages.message("device.declined"));
    }
    String account = request.need("account");
    Person person =
        directory
            .person(account)
            .orElseThrow(() -> new Refusal(EntraError.accountUnknown(account)));
    if (directory.isBlocked(person)) {
      throw new Refusal(EntraError.accountBlocked());
    }
    Client client = codes.client(code).orElseThrow(() -> new Refusal(EntraError.deviceUnknown()));
    ScopeRequest.Understood scope = codes.scope(code).orElseThrow();
    Resource.Api api = scope.resource().orElse(Resource.GRAPH).api();
    Set<String> wanted = scope.isDefault() ? directory.registered(client, api) : scope.names();
    Set<String> missing = new HashSet<>(wanted);
    missing.removeAll(directory.consented(client, person, api));
    if (!missing.isEmpty() && person.kind() == Person.Kind.MEMBER_WITHOUT_CONSENT) {
      throw new Refusal(EntraError.administratorNeeded(client.name()));
    }
    directory.consent(client, person, api, wanted);
    codes.approve(code, person);
    return Response.page(200, pages.message("device.done"));
  }
}
