package org.postampel.oauth.internal.openid;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.postampel.core.credential.Secret;

/** The requests a client makes of a provider behind the person's back; nothing is sent here. */
public final class TokenQuestions {

  private final OpenIdProvider provider;
  private final OpenIdClient client;

  /** Questions of this client to this provider. */
  public TokenQuestions(OpenIdProvider provider, OpenIdClient client) {
    this.provider = provider;
    this.client = client;
  }

  /** Trades a code for tokens (RFC 6749, section 4.1.3, with the verifier of RFC 7636). */
  public HTTPRequest byCode(String code, URI redirect, CodeVerifier verifier) {
    return tokens(
        new AuthorizationCodeGrant(new AuthorizationCode(code), redirect, verifier), null);
  }

  /** A new access token (RFC 6749, section 6) with everything the person allowed. */
  public HTTPRequest byRefreshToken(Secret refreshToken) {
    return tokens(new RefreshTokenGrant(new RefreshToken(refreshToken.use(String::new))), null);
  }

  /** An access token of the application's own (RFC 6749, section 4.4). */
  public HTTPRequest forApplication(Collection<String> scopes) {
    return tokens(new ClientCredentialsGrant(), scope(scopes));
  }

  /** Asks whether the person has typed the code (RFC 8628, section 3.4). */
  public HTTPRequest byDeviceCode(Secret deviceCode) {
    return tokens(new DeviceCodeGrant(new DeviceCode(deviceCode.use(String::new))), null);
  }

  /** Asks for a code to type elsewhere (RFC 8628, section 3.1). */
  public HTTPRequest deviceCode(URI endpoint, Collection<String> scopes) {
    Optional<ClientAuthentication> proof = client.proof(provider);
    return (proof.isPresent()
            ? new DeviceAuthorizationRequest(endpoint, proof.get(), scope(scopes), null)
            : new DeviceAuthorizationRequest(endpoint, client.clientId(), scope(scopes)))
        .toHTTPRequest();
  }

  /** Gives a refresh token back (RFC 7009, section 2.1). */
  public HTTPRequest revocation(URI endpoint, Secret refreshToken) {
    RefreshToken token = new RefreshToken(refreshToken.use(String::new));
    Optional<ClientAuthentication> proof = client.proof(provider);
    return (proof.isPresent()
            ? new TokenRevocationRequest(endpoint, proof.get(), token)
            : new TokenRevocationRequest(endpoint, client.clientId(), token))
        .toHTTPRequest();
  }

  private HTTPRequest tokens(AuthorizationGrant grant, Scope scope) {
    Optional<ClientAuthentication> proof = client.proof(provider);
    URI endpoint = provider.tokenEndpoint();
    return (proof.isPresent()
            ? new TokenRequest(endpoint, proof.get(), grant, scope)
            : new TokenRequest(endpoint, client.clientId(), grant, scope))
        .toHTTPRequest();
  }

  private static Scope scope(Collection<String> scopes) {
    return new Scope(new TreeSet<>(scopes).toArray(String[]::new));
  }
}
