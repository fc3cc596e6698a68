package org.postampel.oauth.internal.openid;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** One visit to the provider's sign-in page, and what proves that an answer belongs to it. */
public final class AuthorizationQuestion {

  private final State state = new State();
  private final Nonce nonce = new Nonce();
  private final CodeVerifier verifier = new CodeVerifier();

  /** The value that must come back in the redirect. */
  public String state() {
    return state.getValue();
  }

  /** The value that must stand in the ID token. */
  public Nonce nonce() {
    return nonce;
  }

  /** The PKCE verifier (RFC 7636), sent with the code only. */
  public CodeVerifier verifier() {
    return verifier;
  }

  /**
   * The address to open.
   *
   * @param loginHint who is expected to sign in, if anybody
   * @param further parameters of the provider's own
   */
  public URI address(
      OpenIdProvider provider,
      String clientId,
      URI redirect,
      Collection<String> scopes,
      Optional<String> loginHint,
      Map<String, String> further) {
    AuthenticationRequest.Builder builder =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope(scopes.toArray(String[]::new)),
                new ClientID(clientId),
                redirect)
            .endpointURI(provider.authorizationEndpoint())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256);
    loginHint.ifPresent(builder::loginHint);
    further.forEach(builder::customParameter);
    return builder.build().toURI();
  }

  /**
   * Refuses an answer of another issuer (RFC 9207, section 2.4).
   *
   * @param named the parameter {@code iss} of the redirect; empty when there was none
   */
  public static void requireIssuer(OpenIdProvider provider, String named) throws OpenIdException {
    if (named.isEmpty() && provider.promisesIssuer()) {
      throw new OpenIdException(
          "issuer_missing", "The answer in the browser does not say which provider it is from.");
    } else if (!named.isEmpty() && !named.equals(provider.issuer())) {
      throw new OpenIdException(
          "issuer_mismatch", "The answer in the browser is from another provider.");
    }
  }
}
