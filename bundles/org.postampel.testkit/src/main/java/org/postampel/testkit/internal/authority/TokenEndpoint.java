package org.postampel.testkit.internal.authority;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;
import org.postampel.testkit.internal.directory.Person;
import org.postampel.testkit.internal.directory.Resource;
import org.postampel.testkit.internal.directory.ScopeRequest;

/** {@code /{tenant}/oauth2/v2.0/token}: all grants the demo authority knows. */
final class TokenEndpoint {
  private final Directory directory;
  private final ClientCheck clients;
  private final ClientAssertions assertions;
  private final Grants grants;
  private final DeviceCodes devices;
  private final TokenIssuer issuer;
  private final AuthoritySwitches switches;

  TokenEndpoint(
      Directory directory,
      Grants grants,
      DeviceCodes devices,
      TokenIssuer issuer,
      ClientAssertions assertions,
      AuthoritySwitches switches) {
    this.directory = directory;
    this.clients = new ClientCheck(directory);
    this.assertions = assertions;
    this.grants = grants;
    this.devices = devices;
    this.issuer = issuer;
    this.switches = switches;
  }

  Map<String, Object> answer(String tenant, Request request) throws Refusal {
    String grant = request.need("grant_type");
    clients.tenant(tenant, request.get("client_id").orElse(""));
    Client client = clients.proven(tenant, request, assertions);
    return switch (grant) {
      case "authorization_code" -> byCode(client, request);
      case "refresh_token" -> byRefreshToken(client, request);
      case "client_credentials" -> byCredentials(client, request);
      case "device_code", "urn:ietf:params:oauth:grant-type:device_code" ->
          byDeviceCode(client, request);
      default -> throw new Refusal(EntraError.grantUnknown(grant));
    };
  }

  private Map<String, Object> byCode(Client client, Request request) throws Refusal {
    String code = request.need("code");
    Grants.Code bound = grants.code(code);
    if (!bound.client().id().equals(client.id())) {
      throw new Refusal(EntraError.otherClient());
    }
    String redirect = request.need("redirect_uri");
    if (!bound.redirect().equals(redirect)) {
      throw new Refusal(EntraError.otherRedirect(redirect, bound.redirect()));
    }
    if (bound.challenge().isPresent()) {
      String verifier = request.get("code_verifier").orElse("");
      if (!Opaque.digest(verifier).equals(bound.challenge().get())) {
        throw new Refusal(EntraError.verifierMismatch());
      }
    }
    grants.redeem(code);
    ScopeRequest.Understood scope =
        request.get("scope").isPresent() ? understood(request.need("scope")) : bound.scope();
    return forPerson(client, bound.person(), scope, bound.scope().offline(), bound.nonce());
  }

  private Map<String, Object> byRefreshToken(Client client, Request request) throws Refusal {
    ScopeRequest.Understood scope = understood(request.need("scope"));
    Grants.Refresh bound = grants.refresh(request.need("refresh_token"), client);
    return forPerson(client, bound.person(), scope, true, Optional.empty());
  }

  private Map<String, Object> byDeviceCode(Client client, Request request) throws Refusal {
    if (switches.deviceCodesForbidden()) {
      throw new Refusal(EntraError.blockedByConditionalAccess());
    }
    DeviceCodes.Approved approved = devices.redeem(request.need("device_code"), client);
    return forPerson(
        client, approved.person(), approved.scope(), approved.scope().offline(), Optional.empty());
  }

  private Map<String, Object> byCredentials(Client client, Request request) throws Refusal {
    if (client.isPublic()) {
      throw new Refusal(EntraError.missingSecret());
    }
    String sent = request.need("scope");
    ScopeRequest.Understood scope = understood(sent);
    Resource resource =
        scope
            .resource()
            .filter(any -> scope.isDefault())
            .orElseThrow(() -> new Refusal(EntraError.needsDefault(sent)));
    Duration life = switches.accessTokenLife();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("token_type", "Bearer");
    answer.put("expires_in", life.toSeconds());
    answer.put("ext_expires_in", life.toSeconds());
    answer.put(
        "access_token",
        issuer.application(client, resource.uri(), directory.roles(client, resource.api()), life));
    return answer;
  }

  private Map<String, Object> forPerson(
      Client client,
      Person person,
      ScopeRequest.Understood scope,
      boolean offline,
      Optional<String> nonce)
      throws Refusal {
    if (directory.isBlocked(person)) {
      throw new Refusal(EntraError.accountBlocked());
    }
    Resource resource = scope.resource().orElse(Resource.GRAPH);
    Set<String> consented = directory.consented(client, person, resource.api());
    Set<String> wanted =
        scope.isDefault() ? directory.registered(client, resource.api()) : scope.names();
    if (!directory.registered(client, resource.api()).containsAll(wanted)) {
      throw new Refusal(EntraError.notRegistered(client.id().toString()));
    }
    if (!consented.containsAll(wanted)) {
      throw new Refusal(EntraError.consentRequired(client.id().toString(), client.name()));
    }
    Duration life = switches.accessTokenLife();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("token_type", "Bearer");
    answer.put("scope", shown(resource, consented, scope.openId()));
    answer.put("expires_in", life.toSeconds());
    answer.put("ext_expires_in", life.toSeconds());
    answer.put(
        "access_token",
        issuer.delegated(client, person, resource.uri(), inToken(consented, scope), life));
    if (offline) {
      answer.put("refresh_token", grants.newRefreshToken(client, person));
    }
    if (scope.openId().contains("openid")) {
      answer.put("id_token", issuer.idToken(client, person, nonce));
    }
    answer.put("client_info", issuer.clientInfo(person));
    return answer;
  }

  private static Set<String> inToken(Set<String> consented, ScopeRequest.Understood scope) {
    Set<String> names = new HashSet<>(consented);
    if (scope.resource().isEmpty()) {
      names.addAll(scope.openId());
      names.remove("offline_access");
    }
    return names;
  }

  private static String shown(Resource resource, Set<String> consented, Set<String> openId) {
    Set<String> shown = new TreeSet<>(openId);
    shown.remove("offline_access");
    consented.forEach(name -> shown.add(resource.uri() + "/" + name));
    return String.join(" ", shown);
  }

  static ScopeRequest.Understood understood(String scope) throws Refusal {
    ScopeRequest parsed = ScopeRequest.parse(scope);
    if (parsed instanceof ScopeRequest.Unknown unknown) {
      throw new Refusal(EntraError.unknownScope(unknown.scope()));
    }
    if (parsed instanceof ScopeRequest.Mixed mixed) {
      throw new Refusal(EntraError.mixedScopes(mixed.scope()));
    }
    return (ScopeRequest.Understood) parsed;
  }
}
