package org.postampel.oauth.internal;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;

/**
 * The authorization code grant with PKCE through the person's browser (RFC 8252): listen, open,
 * wait, hand over what came back. What is asked and what follows is the {@link CodeGrant}'s;
 * nothing is stored before all of it holds.
 */
final class BrowserSignIn {

  private final TimeLimits limits;

  BrowserSignIn(TimeLimits limits) {
    this.limits = limits;
  }

  SignInOutcome signIn(
      TokenRequest request, CodeGrant grant, SignInPrompt prompt, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return new SignInOutcome.Cancelled();
    }
    URI registered = request.oauth().redirect();
    try (LoopbackListener listener = LoopbackListener.open(registered, grant.state())) {
      try (Cancellation.Registration forgotten =
          cancellation.onCancel(() -> listener.answer().cancel(true))) {
        SignInOutcome outcome = new SignInOutcome.Cancelled();
        try {
          prompt.openInBrowser(grant.address(listener.redirect()));
          outcome = afterBrowser(grant, listener, cancellation);
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
      CodeGrant grant, LoopbackListener listener, Cancellation cancellation) {
    try {
      RedirectAnswer answer =
          listener.answer().get(limits.person().toMillis(), TimeUnit.MILLISECONDS);
      return grant.answered(answer, listener.redirect(), cancellation);
    } catch (CancellationException | TimeoutException e) {
      return new SignInOutcome.Cancelled();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SignInOutcome.Cancelled();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
