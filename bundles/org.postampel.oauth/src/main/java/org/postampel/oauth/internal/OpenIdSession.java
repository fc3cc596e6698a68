package org.postampel.oauth.internal;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import java.time.Clock;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SignInReason;
import org.postampel.oauth.AccessToken;
import org.postampel.oauth.internal.openid.Identity;
import org.postampel.oauth.internal.openid.OpenIdClient;
import org.postampel.oauth.internal.openid.OpenIdException;
import org.postampel.oauth.internal.openid.OpenIdProvider;
import org.postampel.oauth.internal.openid.StoredSignIn;
import org.postampel.oauth.internal.openid.TokenAnswer;
import org.postampel.oauth.internal.openid.TokenQuestions;

/** One attempt with what is stored of a sign-in at an OpenID provider. For one thread. */
final class OpenIdSession implements TokenSession {

  private static final int REQUESTS = 3;

  private final OpenIdSessions sessions;
  private final TokenRequest request;
  private final AuthorityConnection connection;
  private final OpenIdClient client;
  private final Clock clock;
  private StoredSignIn stored;
  private boolean refused;

  OpenIdSession(
      OpenIdSessions sessions,
      TokenRequest request,
      AuthorityConnection connection,
      OpenIdClient client,
      Clock clock,
      Optional<Secret> stored) {
    this.sessions = sessions;
    this.request = request;
    this.connection = connection;
    this.client = client;
    this.clock = clock;
    this.stored = stored.flatMap(StoredSignIn::read).orElse(null);
  }

  /** Who is signed in according to an entry of the store. */
  static Optional<String> userName(Secret entry) {
    return StoredSignIn.read(entry).map(StoredSignIn::userName).filter(name -> !name.isEmpty());
  }

  @Override
  public Optional<String> userName() {
    return Optional.ofNullable(stored).map(StoredSignIn::userName).filter(name -> !name.isEmpty());
  }

  @Override
  public Optional<Grant> cached() {
    return Optional.ofNullable(stored)
        .filter(known -> known.asked().containsAll(request.allScopes()))
        .filter(known -> known.accessToken().isPresent())
        .filter(known -> known.expiresAt().isAfter(clock.instant()))
        .map(known -> grant(known));
  }

  @Override
  public Grant renewed() throws AuthorityException {
    connection.allow(REQUESTS);
    try {
      if (request.oauth().flow().isDelegated()) {
        refresh();
      } else {
        OpenIdProvider provider = sessions.provider(request, connection);
        HTTPRequest question =
            new TokenQuestions(provider, client).forApplication(request.allScopes());
        stored = StoredSignIn.ofApplication(request.allScopes(), answer(question));
      }
    } catch (OpenIdException e) {
      throw OpenIdRequests.refused(e);
    }
    return grant(stored);
  }

  private void refresh() throws AuthorityException, OpenIdException {
    Secret refreshToken =
        stored
            .refreshToken()
            .orElseThrow(
                () ->
                    signInAgain(
                        "no_refresh_token",
                        "The provider gave no refresh token, so the sign-in has ended."));
    if (!stored.asked().containsAll(request.allScopes())) {
      throw signInAgain(
          "scope_not_asked", "The mailbox needs more permissions than were asked for.");
    }
    OpenIdProvider provider = sessions.provider(request, connection);
    try {
      TokenAnswer answer =
          answer(new TokenQuestions(provider, client).byRefreshToken(refreshToken));
      if (answer.idToken().isPresent()) {
        JWT idToken = answer.idToken().get();
        Identity.requireSame(idToken, provider, stored.subject());
      }
      stored = stored.renewed(answer);
    } catch (AuthorityException e) {
      if (e.failure() instanceof AttemptFailure.PersonNeeded) {
        stored = stored.withRefusedRefreshToken();
        refused = true;
      }
      throw e;
    }
  }

  private TokenAnswer answer(HTTPRequest question) throws AuthorityException, OpenIdException {
    return TokenAnswer.parse(sessions.requests(connection).granted(question), clock.instant());
  }

  private static AuthorityException signInAgain(String word, String why) {
    return new AuthorityException(
        new AttemptFailure.PersonNeeded(
            SignInReason.INTERACTION_REQUIRED, AuthorityAnswer.ours(word, why)));
  }

  /** Takes what a person has just granted. */
  Grant granted(StoredSignIn signIn) {
    stored = signIn;
    return grant(signIn);
  }

  @Override
  public Secret cache() {
    return entry(stored);
  }

  @Override
  public Secret cacheOver(Optional<Secret> replaced) {
    StoredSignIn kept =
        replaced.flatMap(StoredSignIn::read).map(stored::orRefreshTokenOf).orElse(stored);
    return entry(kept);
  }

  /** Without a refresh token the sign-in ends with the access token, and that is known. */
  private Secret entry(StoredSignIn kept) {
    return CacheNotes.with(
        kept.write(),
        kept.refreshToken().isPresent()
            ? connection.refreshTokenEnd()
            : Optional.of(kept.expiresAt()));
  }

  @Override
  public Optional<Secret> cacheAfterRefusal() {
    return refused ? Optional.of(stored.write()) : Optional.empty();
  }

  private static Grant grant(StoredSignIn signIn) {
    Secret token = signIn.accessToken().orElseThrow();
    return new Grant(
        new AccessToken(token.copy(), signIn.expiresAt(), JwtClaims.of(token.use(String::new))),
        signIn.userName(),
        "");
  }
}
