package org.postampel.core.provider;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.postampel.core.mailbox.MailProtocol;

/**
 * How a provider issues tokens.
 *
 * @param kind which kind of authority this is
 * @param authority its base address, without the tenant
 * @param tenant the tenant used when none is typed; empty where there is none
 * @param delegatedScopes the scopes by protocol when a person signs in
 * @param applicationScopes the scopes by protocol for client credentials
 * @param authorizeParameters what else the sign-in page is called with, by name; never one of OAuth
 *     2.0's own parameters
 * @param firstAuthorizeParameters the same while no refresh token is stored; wins over the others
 */
public record OAuthPreset(
    Kind kind,
    URI authority,
    String tenant,
    Map<MailProtocol, Set<String>> delegatedScopes,
    Map<MailProtocol, Set<String>> applicationScopes,
    Map<String, String> authorizeParameters,
    Map<String, String> firstAuthorizeParameters) {

  /** The kinds of authority that are spoken to differently. */
  public enum Kind {
    /** Microsoft Entra ID: tenants, MSAL. */
    ENTRA,
    /** Any other OpenID provider, by discovery. */
    OPENID
  }

  /** Copies the maps. */
  public OAuthPreset {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(tenant);
    delegatedScopes = Map.copyOf(delegatedScopes);
    applicationScopes = Map.copyOf(applicationScopes);
    authorizeParameters = Map.copyOf(authorizeParameters);
    firstAuthorizeParameters = Map.copyOf(firstAuthorizeParameters);
  }

  /** The same without further parameters. */
  public OAuthPreset(
      Kind kind,
      URI authority,
      String tenant,
      Map<MailProtocol, Set<String>> delegatedScopes,
      Map<MailProtocol, Set<String>> applicationScopes) {
    this(kind, authority, tenant, delegatedScopes, applicationScopes, Map.of(), Map.of());
  }
}
