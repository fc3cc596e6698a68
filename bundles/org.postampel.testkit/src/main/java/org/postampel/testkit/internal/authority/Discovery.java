package org.postampel.testkit.internal.authority;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postampel.testkit.internal.directory.Directory;

/** The documents by which clients find their way: OpenID discovery and instance discovery. */
final class Discovery {
  private final Directory directory;
  private final URI authority;
  private final TokenIssuer issuer;

  Discovery(Directory directory, URI authority, TokenIssuer issuer) {
    this.directory = directory;
    this.authority = authority;
    this.issuer = issuer;
  }

  /** OpenID Connect Discovery 1.0 section 3. */
  Map<String, Object> openId(String tenant) throws Refusal {
    new ClientCheck(directory).knownTenant(tenant);
    String base = authority + "/" + directory.tenant();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", issuer.idTokenIssuer());
    document.put("authorization_endpoint", base + "/oauth2/v2.0/authorize");
    document.put("token_endpoint", base + "/oauth2/v2.0/token");
    document.put("device_authorization_endpoint", base + "/oauth2/v2.0/devicecode");
    document.put("jwks_uri", base + "/discovery/v2.0/keys");
    document.put("response_modes_supported", List.of("query", "form_post"));
    document.put("response_types_supported", List.of("code"));
    document.put("subject_types_supported", List.of("pairwise"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put("code_challenge_methods_supported", List.of("S256"));
    document.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
    document.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_post", "client_secret_basic"));
    document.put("tenant_region_scope", "EU");
    document.put("cloud_instance_name", authority.getHost());
    return document;
  }

  /** What MSAL asks before it trusts a host. */
  Map<String, Object> instance() {
    String host = authority.getAuthority();
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("preferred_network", host);
    one.put("preferred_cache", host);
    one.put("aliases", List.of(host));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "tenant_discovery_endpoint",
        authority + "/" + directory.tenant() + "/v2.0/.well-known/openid-configuration");
    document.put("api-version", "1.1");
    document.put("metadata", List.of(one));
    return document;
  }
}
