package org.postampel.oauth.internal.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a provider says about itself (OpenID Connect Discovery 1.0, section 3; RFC 8414), believed
 * only when it names the issuer it was asked as, and only addresses with https.
 */
public final class OpenIdProvider {

  private final OIDCProviderMetadata metadata;

  private OpenIdProvider(OIDCProviderMetadata metadata) {
    this.metadata = metadata;
  }

  /**
   * Where the provider describes itself.
   *
   * @param issuer the configured issuer; a slash at its end makes no difference
   */
  public static URI describedAt(URI issuer) {
    return URI.create(withoutSlash(issuer.toString()) + "/.well-known/openid-configuration");
  }

  /**
   * Reads the description.
   *
   * @param issuer the issuer it was asked as
   * @param json the document
   * @throws OpenIdException when it is none, or another issuer's
   */
  public static OpenIdProvider parse(URI issuer, String json) throws OpenIdException {
    OIDCProviderMetadata metadata;
    try {
      metadata = OIDCProviderMetadata.parse(json);
    } catch (ParseException | RuntimeException e) {
      throw new OpenIdException(
          "discovery_unusable", "What the provider says about itself is not usable.");
    }
    String named = metadata.getIssuer().getValue();
    if (!withoutSlash(named).equals(withoutSlash(issuer.toString()))) {
      throw new OpenIdException(
          "issuer_mismatch",
          "The provider calls itself " + shortened(named) + " and not " + issuer + ".");
    }
    OpenIdProvider provider = new OpenIdProvider(metadata);
    provider.requireHttps("authorization_endpoint", metadata.getAuthorizationEndpointURI());
    provider.requireHttps("token_endpoint", metadata.getTokenEndpointURI());
    provider.requireHttps("jwks_uri", metadata.getJWKSetURI());
    return provider;
  }

  private void requireHttps(String name, URI address) throws OpenIdException {
    if (address == null || !"https".equalsIgnoreCase(address.getScheme())) {
      throw new OpenIdException(
          "discovery_unusable", "The provider names no https address as " + name + ".");
    }
  }

  /** The issuer exactly as the provider writes it, which is how it stands in its tokens. */
  public String issuer() {
    return metadata.getIssuer().getValue();
  }

  /** Where a person signs in. */
  public URI authorizationEndpoint() {
    return metadata.getAuthorizationEndpointURI();
  }

  /** Where tokens are issued. */
  public URI tokenEndpoint() {
    return metadata.getTokenEndpointURI();
  }

  /** Where the keys of ID tokens are. */
  public URI keys() {
    return metadata.getJWKSetURI();
  }

  /** Where a device code is issued (RFC 8628), if anywhere. */
  public Optional<URI> deviceEndpoint() {
    return https(metadata.getDeviceAuthorizationEndpointURI());
  }

  /** Where a refresh token is given back (RFC 7009), if anywhere. */
  public Optional<URI> revocationEndpoint() {
    return https(metadata.getRevocationEndpointURI());
  }

  /** Where more is said about the person, if anywhere. */
  public Optional<URI> userInfoEndpoint() {
    return https(metadata.getUserInfoEndpointURI());
  }

  /** Whether every answer in the browser names the issuer (RFC 9207, section 3). */
  public boolean promisesIssuer() {
    return metadata.supportsAuthorizationResponseIssuerParam();
  }

  /** Whether the provider lists this scope. */
  public boolean lists(String scope) {
    Scope scopes = metadata.getScopes();
    return scopes != null && scopes.contains(scope);
  }

  /** Whether a client secret goes into the form; otherwise into the header (RFC 6749, 2.3.1). */
  boolean takesSecretInForm() {
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    return methods != null && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
  }

  /** How a client assertion is signed: with the newer padding where it is listed. */
  JWSAlgorithm assertionAlgorithm() {
    List<JWSAlgorithm> algorithms = metadata.getTokenEndpointJWSAlgs();
    return algorithms != null && algorithms.contains(JWSAlgorithm.PS256)
        ? JWSAlgorithm.PS256
        : JWSAlgorithm.RS256;
  }

  /** The signatures of ID tokens the provider uses; never "none" and never a shared secret. */
  List<JWSAlgorithm> idTokenAlgorithms() {
    List<JWSAlgorithm> listed = metadata.getIDTokenJWSAlgs();
    return listed == null
        ? List.of(JWSAlgorithm.RS256)
        : listed.stream().filter(JWSAlgorithm.Family.SIGNATURE::contains).toList();
  }

  private static Optional<URI> https(URI address) {
    return Optional.ofNullable(address).filter(uri -> "https".equalsIgnoreCase(uri.getScheme()));
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
