package org.postampel.oauth.internal;

import com.nimbusds.openid.connect.sdk.Nonce;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.internal.openid.Identity;
import org.postampel.oauth.internal.openid.OpenIdException;
import org.postampel.oauth.internal.openid.OpenIdProvider;
import org.postampel.oauth.internal.openid.StoredSignIn;
import org.postampel.oauth.internal.openid.TokenAnswer;

/**
 * The end every sign-in of a person at an OpenID provider has, in the browser and by device code:
 * find out who it was, see whether everything was allowed, compare, store.
 */
final class OpenIdPerson {

  private final OpenIdSessions sessions;
  private final TokenRequest request;
  private final Set<String> asked;
  private final boolean firstTime;

  /** The end of a sign-in that begins now. */
  OpenIdPerson(OpenIdSessions sessions, TokenRequest request) {
    this.sessions = sessions;
    this.request = request;
    Optional<StoredSignIn> known = known();
    // What another mailbox of the same sign-in asked for stays asked for.
    this.asked = new LinkedHashSet<>(known.map(StoredSignIn::asked).orElse(Set.of()));
    asked.addAll(request.allScopes());
    this.firstTime = known.filter(StoredSignIn::hasGoodRefreshToken).isEmpty();
  }

  private Optional<StoredSignIn> known() {
    Optional<Secret> stored = sessions.stored(request);
    try {
      return stored.flatMap(StoredSignIn::read);
    } finally {
      stored.ifPresent(Secret::close);
    }
  }

  /** Whether no refresh token is stored that may still be good. */
  boolean isFirstTime() {
    return firstTime;
  }

  /** The scopes to ask for: those of the mail, and who it is, and to stay signed in. */
  List<String> scopes(OpenIdProvider provider) {
    Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
    for (String scope : List.of("email", "offline_access")) {
      if (provider.lists(scope)) {
        scopes.add(scope);
      }
    }
    asked.stream().sorted().forEach(scopes::add);
    return List.copyOf(scopes);
  }

  /**
   * Ends the sign-in.
   *
   * @param nonce what must stand in the ID token; null where none was sent
   */
  SignInOutcome kept(
      OpenIdSession session,
      OpenIdProvider provider,
      AuthorityConnection connection,
      TokenAnswer answer,
      Nonce nonce)
      throws AuthorityException, OpenIdException {
    Set<String> notGranted = new LinkedHashSet<>(request.allScopes());
    notGranted.removeAll(answer.scopes());
    if (!answer.scopes().isEmpty() && !notGranted.isEmpty()) {
      return new SignInOutcome.Denied(
          AuthorityAnswer.ours(
              "scope_not_granted",
              "The provider did not give the permission " + String.join(", ", notGranted) + "."));
    } else if (answer.idToken().isEmpty()) {
      return new SignInOutcome.Unreachable("the answer does not say who signed in");
    }
    Identity who = identity(provider, connection, answer, nonce);
    Optional<String> expected =
        request.oauth().account() instanceof SignInAccount.Person person
            ? Optional.of(person.userName())
            : Optional.empty();
    StoredSignIn signIn = StoredSignIn.ofPerson(who, who.userName(expected), asked, answer);
    SignInOutcome outcome = sessions.keeper().keep(request, session, session.granted(signIn));
    return outcome instanceof SignInOutcome.Granted granted
            && known().filter(StoredSignIn::hasGoodRefreshToken).isEmpty()
        ? new SignInOutcome.Granted(granted.account(), false)
        : outcome;
  }

  private Identity identity(
      OpenIdProvider provider, AuthorityConnection connection, TokenAnswer answer, Nonce nonce)
      throws AuthorityException, OpenIdException {
    OpenIdRequests requests = sessions.requests(connection);
    Identity who =
        Identity.verified(
            answer.idToken().orElseThrow(),
            provider,
            request.oauth().clientId(),
            requests.document(provider.keys()),
            nonce);
    return who.names().isEmpty() && provider.userInfoEndpoint().isPresent()
        ? who.with(requests.document(provider.userInfoEndpoint().get(), answer.accessToken()))
        : who;
  }
}
