package org.postampel.oauth.internal;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.oauth.internal.openid.OpenIdProvider;
import org.postampel.oauth.internal.openid.StoredSignIn;
import org.postampel.oauth.internal.openid.TokenQuestions;

/** Signing in and out at an OpenID provider. */
final class OpenIdSignIn {

  private static final System.Logger LOG = System.getLogger(OpenIdSignIn.class.getName());
  private static final int REQUESTS = 3;

  private final OpenIdSessions sessions;
  private final Support support;
  private final BrowserSignIn browser;
  private final TimeLimits limits;
  private final Clock clock;

  OpenIdSignIn(
      OpenIdSessions sessions,
      Support support,
      BrowserSignIn browser,
      TimeLimits limits,
      Clock clock) {
    this.sessions = sessions;
    this.support = support;
    this.browser = browser;
    this.limits = limits;
    this.clock = clock;
  }

  /** Signs a person in, by device code or through the browser. */
  SignInOutcome signIn(
      TokenRequest request, boolean byDeviceCode, SignInPrompt prompt, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return new SignInOutcome.Cancelled();
    }
    OpenIdProvider provider;
    try {
      AuthorityConnection connection = sessions.connect(request);
      try (Cancellation.Registration forgotten = cancellation.onCancel(connection::cancel)) {
        connection.allow(1);
        provider = sessions.provider(request, connection);
      }
    } catch (AuthorityException e) {
      return cancellation.isCancelled()
          ? new SignInOutcome.Cancelled()
          : SignInFailures.outcome(request, e.failure());
    }
    if (byDeviceCode) {
      return new OpenIdDeviceSignIn(sessions, limits, clock)
          .signIn(request, provider, prompt, cancellation);
    }
    Optional<OAuthPreset> preset = support.preset(request);
    return browser.signIn(
        request,
        new OpenIdCodeGrant(sessions, request, preset, provider, clock),
        prompt,
        cancellation);
  }

  /**
   * Gives the refresh token back after it has been forgotten here (RFC 7009). That it did not work
   * is only noted: the provider's own pages can end the session too.
   *
   * @param removed what was stored
   */
  void revoke(TokenRequest request, Secret removed) {
    Optional<Secret> refreshToken = StoredSignIn.read(removed).flatMap(StoredSignIn::refreshToken);
    if (refreshToken.isEmpty()) {
      return;
    }
    try (ClientProof proof = sessions.proof(request)) {
      AuthorityConnection connection = sessions.connect(request);
      connection.allow(REQUESTS);
      OpenIdProvider provider = sessions.provider(request, connection);
      Optional<URI> endpoint = provider.revocationEndpoint();
      if (endpoint.isPresent()) {
        HTTPRequest question =
            new TokenQuestions(provider, sessions.client(request, proof))
                .revocation(endpoint.get(), refreshToken.get());
        sessions.requests(connection).done(question);
      }
    } catch (AuthorityException e) {
      LOG.log(
          Level.INFO,
          "The provider {0} did not take the refresh token back ({1}); it is forgotten here.",
          request.oauth().authority(),
          e.failure().getClass().getSimpleName());
    }
  }
}
