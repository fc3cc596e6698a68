package org.postampel.oauth.internal;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.internal.openid.AuthorizationQuestion;
import org.postampel.oauth.internal.openid.OpenIdException;
import org.postampel.oauth.internal.openid.OpenIdProvider;
import org.postampel.oauth.internal.openid.TokenAnswer;
import org.postampel.oauth.internal.openid.TokenQuestions;

/** The browser's part at an OpenID provider. */
final class OpenIdCodeGrant implements CodeGrant {

  private static final int REQUESTS = 3;

  private final OpenIdSessions sessions;
  private final TokenRequest request;
  private final Optional<OAuthPreset> preset;
  private final OpenIdProvider provider;
  private final OpenIdPerson person;
  private final Clock clock;
  private final AuthorizationQuestion question = new AuthorizationQuestion();

  OpenIdCodeGrant(
      OpenIdSessions sessions,
      TokenRequest request,
      Optional<OAuthPreset> preset,
      OpenIdProvider provider,
      Clock clock) {
    this.sessions = sessions;
    this.request = request;
    this.preset = preset;
    this.provider = provider;
    this.person = new OpenIdPerson(sessions, request);
    this.clock = clock;
  }

  @Override
  public String state() {
    return question.state();
  }

  @Override
  public URI address(URI redirect) {
    Optional<String> hint =
        request.oauth().account() instanceof SignInAccount.Person expected
            ? Optional.of(expected.userName())
            : Optional.empty();
    return question.address(
        provider,
        request.oauth().clientId(),
        redirect,
        person.scopes(provider),
        hint,
        furtherParameters());
  }

  private Map<String, String> furtherParameters() {
    Map<String, String> further = new HashMap<>();
    if (person.isFirstTime() && provider.lists("offline_access")) {
      // OpenID Connect Core 1.0, section 11: without it the scope is to be ignored.
      further.put("prompt", "consent");
    }
    preset.map(OAuthPreset::authorizeParameters).ifPresent(further::putAll);
    if (person.isFirstTime()) {
      preset.map(OAuthPreset::firstAuthorizeParameters).ifPresent(further::putAll);
    }
    return further;
  }

  @Override
  public SignInOutcome answered(RedirectAnswer answer, URI redirect, Cancellation cancellation) {
    try {
      AuthorizationQuestion.requireIssuer(provider, answer.issuer().orElse(""));
      if (answer.failure().isPresent()) {
        return SignInFailures.outcome(request, AttemptFailure.of(answer.failure().get()));
      }
      return exchanged(answer.code(), redirect, cancellation);
    } catch (OpenIdException e) {
      return SignInFailures.outcome(request, OpenIdRequests.refused(e).failure());
    } catch (AuthorityException e) {
      return cancellation.isCancelled()
          ? new SignInOutcome.Cancelled()
          : SignInFailures.outcome(request, e.failure());
    }
  }

  private SignInOutcome exchanged(String code, URI redirect, Cancellation cancellation)
      throws AuthorityException, OpenIdException {
    try (ClientProof proof = sessions.proof(request)) {
      if (proof instanceof ClientProof.Missing missing) {
        return new SignInOutcome.SecretMissing(missing.name());
      }
      AuthorityConnection connection = sessions.connect(request);
      try (Cancellation.Registration forgotten = cancellation.onCancel(connection::cancel)) {
        connection.allow(REQUESTS);
        OpenIdSession session = sessions.open(request, connection, proof, Optional.empty());
        TokenAnswer granted =
            TokenAnswer.parse(
                sessions
                    .requests(connection)
                    .granted(
                        new TokenQuestions(provider, sessions.client(request, proof))
                            .byCode(code, redirect, question.verifier())),
                clock.instant());
        return cancellation.isCancelled()
            ? new SignInOutcome.Cancelled()
            : person.kept(session, provider, connection, granted, question.nonce());
      }
    }
  }
}
