package org.postampel.oauth.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;

/**
 * The authorization code grant with PKCE through the person's browser (RFC 8252): listen, open,
 * wait, trade the code, compare who came back, store. Nothing is stored before all of it holds.
 */
final class BrowserSignIn {

  private final TokenStore store;
  private final KeptSignIn kept;
  private final AuthoritySessions sessions;
  private final TimeLimits limits;
  private final Clock clock;

  BrowserSignIn(TokenStore store, AuthoritySessions sessions, TimeLimits limits, Clock clock) {
    this.store = store;
    this.kept = new KeptSignIn(store);
    this.sessions = sessions;
    this.limits = limits;
    this.clock = clock;
  }

  SignInOutcome signIn(TokenRequest request, SignInPrompt prompt, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return new SignInOutcome.Cancelled();
    }
    URI registered = request.oauth().redirect();
    AuthorizationAddress address = new AuthorizationAddress();
    try (LoopbackListener listener = LoopbackListener.open(registered, address.state())) {
      try (Cancellation.Registration forgotten =
          cancellation.onCancel(() -> listener.answer().cancel(true))) {
        SignInOutcome outcome = new SignInOutcome.Cancelled();
        try {
          prompt.openInBrowser(address.of(request, listener.redirect()));
          outcome = afterBrowser(request, listener, address, cancellation);
          return outcome;
        } finally {
          listener.end(
              outcome instanceof SignInOutcome.Granted
                  ? BrowserPage.Message.DONE
                  : BrowserPage.Message.FAILED);
        }
      }
    } catch (IOException e) {
      return new SignInOutcome.RedirectUnavailable(registered, String.valueOf(e.getMessage()));
    }
  }

  private SignInOutcome afterBrowser(
      TokenRequest request,
      LoopbackListener listener,
      AuthorizationAddress address,
      Cancellation cancellation) {
    try {
      RedirectAnswer answer =
          listener.answer().get(limits.person().toMillis(), TimeUnit.MILLISECONDS);
      if (answer.issuer().filter(issuer -> !EntraIssuer.answers(request, issuer)).isPresent()) {
        return new SignInOutcome.Denied(
            AuthorityAnswer.ours(
                "issuer_mismatch", "The answer comes from another authority; start again."));
      } else if (answer.failure().isPresent()) {
        return SignInFailures.outcome(request, AttemptFailure.of(answer.failure().get()));
      }
      return exchanged(request, listener.redirect(), address, answer.code(), cancellation);
    } catch (CancellationException | TimeoutException e) {
      return new SignInOutcome.Cancelled();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SignInOutcome.Cancelled();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private SignInOutcome exchanged(
      TokenRequest request,
      URI redirect,
      AuthorizationAddress address,
      String code,
      Cancellation cancellation) {
    try (ClientProof proof = ClientProof.of(request, store, clock)) {
      if (proof instanceof ClientProof.Missing missing) {
        return new SignInOutcome.SecretMissing(missing.name());
      }
      AuthorityConnection connection = sessions.connect(request);
      try (Cancellation.Registration forgotten = cancellation.onCancel(connection::cancel)) {
        AuthoritySession session = sessions.open(request, connection, proof, Optional.empty());
        AuthoritySession.Grant grant = session.exchanged(code, address.codeVerifier(), redirect);
        return cancellation.isCancelled()
            ? new SignInOutcome.Cancelled()
            : kept(request, address, session, grant);
      }
    } catch (AuthorityException e) {
      return cancellation.isCancelled()
          ? new SignInOutcome.Cancelled()
          : SignInFailures.outcome(request, e.failure());
    }
  }

  private SignInOutcome kept(
      TokenRequest request,
      AuthorizationAddress address,
      AuthoritySession session,
      AuthoritySession.Grant grant) {
    if (!grant.userName().isEmpty() && !grant.nonce().equals(address.nonce())) {
      return new SignInOutcome.Denied(
          AuthorityAnswer.ours(
              "nonce_mismatch", "The ID token answers another request; start again."));
    }
    return kept.keep(request, session, grant);
  }
}
