package org.postampel.oauth.internal;

import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.postampel.core.mailbox.SignInAccount;

/** The address of the authority's sign-in page for one attempt, and what proves the answer. */
final class AuthorizationAddress {

  private final State state = new State();
  private final Nonce nonce = new Nonce();
  private final CodeVerifier codeVerifier = new CodeVerifier();

  /** The value that must come back in the redirect. */
  String state() {
    return state.getValue();
  }

  /** The value that must stand in the ID token. */
  String nonce() {
    return nonce.getValue();
  }

  /** The PKCE verifier (RFC 7636), sent with the code only. */
  String codeVerifier() {
    return codeVerifier.getValue();
  }

  /** The address to open; it asks who signs in, because a browser likes to reuse a session. */
  URI of(TokenRequest request, URI redirect) {
    List<String> scopes = new ArrayList<>(List.of("openid", "profile", "offline_access"));
    request.scopes().stream().sorted().forEach(scopes::add);
    AuthenticationRequest.Builder builder =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope(scopes.toArray(String[]::new)),
                new ClientID(request.oauth().clientId()),
                redirect)
            .endpointURI(URI.create(request.tenantAddress() + "/oauth2/v2.0/authorize"))
            .responseMode(ResponseMode.QUERY)
            .state(state)
            .nonce(nonce)
            .codeChallenge(codeVerifier, CodeChallengeMethod.S256)
            .prompt(Prompt.Type.SELECT_ACCOUNT)
            .customParameter("client_info", "1");
    if (request.oauth().account() instanceof SignInAccount.Person person) {
      builder.loginHint(person.userName());
    }
    return builder.build().toURI();
  }
}
